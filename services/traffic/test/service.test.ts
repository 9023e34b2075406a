import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AbandonedVehicleRow, InboxRow, ParkingRow, RoadsideFacilityRow, VehicleRow } from '@tiaokuai/contracts';
import { answersAll } from '../../../test/support/answers.ts';
import { type District, openDistrict } from '../../../test/support/district.ts';
import { playRouter, type Referral, type Router } from '../../../test/support/referrals.ts';
import { traffic } from '../src/service.ts';
import { setUpVehicleKey, vehicleOf } from '../src/vehicle/key.ts';

let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [traffic], start: '2018-05-14T01:00:00.000Z' });
  router = await playRouter(district);
});
afterAll(async () => {
  await router?.stop();
  await district?.close();
});

const estate = {
  estateId: randomUUID(),
  name: '和平小区',
  subdistrict: '和平街道',
  kind: 'old' as const,
  mode: 'professional' as const,
  enterprise: '和平物业',
};
const officers = ['0601', '0602'];
const plate = '鲁C12345';
const officer = (command: string, data: unknown) => district.does('officer:0601', 'traffic', command, data);
const tries = (command: string, data: unknown) => district.tries('officer:0601', 'traffic', command, data);
const inbox = ({ referralId }: Referral, what: string, fits: (row: InboxRow) => unknown) =>
  district.sees<InboxRow>(what, 'traffic', 'Referral', { referralId }, (row) => row && fits(row));
const one =
  <Row>(query: string) =>
  (caseId: string, what: string, fits: (row: Row) => unknown) =>
    district.sees<Row>(what, 'traffic', query, { caseId }, (row) => row && fits(row));
const parking = one<ParkingRow>('Parking');
const abandoned = one<AbandonedVehicleRow>('AbandonedVehicle');
const facility = one<RoadsideFacilityRow>('RoadsideFacility');
const accepted = async (facts: Parameters<Router['issue']>[1]): Promise<Referral> => {
  const referral = await router.issue('traffic', { estate, ...facts });
  await inbox(referral, 'the referral in the inbox', ({ status }) => status === 'received');
  await officer('AcceptReferral', { referralId: referral.referralId });
  return referral;
};
const later = (days: number) => district.clock.moveTo(new Date(district.clock.now() + days * 86_400_000).toISOString());
const parked = async (typed: string): Promise<Referral> => {
  const referral = await accepted({ category: 'blocked-access', urgency: 'urgent' });
  const caseId = referral.incidentId;
  await parking(caseId, 'the case', ({ open }) => open);
  await officer('AssessRoad', { caseId, officers, road: 'unit-open' });
  await officer('FindParkedVehicle', {
    caseId,
    officers,
    plate: typed,
    vehicleKind: 'car',
    driverPresent: false,
    obstructs: true,
  });
  return referral;
};

test('a vehicle in the way: the owner has half an hour, is fined, and towed free of charge', async () => {
  const referral = await parked(plate);
  const caseId = referral.incidentId;
  await officer('NotifyOwner', { caseId, channel: 'telephone', within: { unit: 'minutes', amount: 30 } });
  await inbox(referral, 'progress', ({ last_note }) => last_note === '已通知车主挪车');
  later(1 / 24);
  await parking(caseId, 'the time over', ({ status }) => status === 'move-overdue');
  const penaltyId = randomUUID();
  await officer('ProposeParkingFine', { caseId, penaltyId, file: 'F-6', yuan: 200 });
  await district.sees('the announcement', 'traffic', 'Penalties', {}, (rows) => (rows as unknown[]).length === 1);
  // 二百元以下 may be decided on the spot (道路交通安全法 art. 107).
  await officer('DecidePenalty', { penaltyId, officers, yuan: 200, reason: '妨碍通行' });
  await inbox(referral, 'the fine', ({ last_note }) => last_note === '已处罚款200元');
  await officer('TowVehicle', { caseId, officers, to: '东二路停车场' });
  const done = await inbox(referral, 'completed', ({ status }) => status === 'completed');
  expect(done.outcome).toBe('resolved');
  await district.sees<ParkingRow[]>('among the towed', 'traffic', 'TowedVehicles', {}, ([row]) => row?.tail === '45');
  await officer('TellTowPlace', { caseId, channel: 'message' });
  expect(await tries('ReturnTowedVehicle', { caseId, fee: 150 })).toMatchObject({
    ok: false,
    error: { code: 'tow-fee', rule: { article: '第九十三条' } },
  });
  await officer('ReturnTowedVehicle', { caseId, fee: 0 });
});

test('the same plate, however typed, is the same vehicle; the plate itself is nowhere in the logs', async () => {
  const { caseId } = { caseId: (await parked('鲁c·12345')).incidentId };
  const row = await parking(caseId, 'found again', ({ status }) => status === 'found');
  expect(row.before).toBe(1);
  const other = await parked('鲁C54321');
  await parking(other.incidentId, 'another', ({ before, status }) => status === 'found' && before === 0);
  const offenders = await district.sees<VehicleRow[]>(
    'the offender',
    'traffic',
    'RepeatOffenders',
    {},
    (rows) => rows.length === 1,
  );
  expect(offenders[0]).toMatchObject({ tail: '45', found: 2, fines: 1, fined: 200, towed: 1 });
  const { eventLog } = await district.bed.writer('reader');
  const texts: string[] = [];
  for await (const page of eventLog.readAll()) texts.push(...page.map(({ data }) => JSON.stringify(data)));
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.filter((text) => /鲁c/i.test(text))).toEqual([]);
  // Its hash cannot be had without the key: in another district, with another key, the plate is another vehicle.
  const { context } = district.host.service('traffic');
  const { hash } = await vehicleOf(context, plate, 'car');
  expect(hash).toBe(row.vehicle);
  await context.pool.query(
    `create table "${context.privateSchema}".kept as table "${context.privateSchema}".vehicle_key`,
  );
  await context.pool.query(`update "${context.privateSchema}".vehicle_key set key = decode(repeat('00', 32), 'hex')`);
  const { hash: withAnother } = await vehicleOf(context, plate, 'car');
  expect(withAnother).not.toBe(hash);
  // The key comes from the service's entropy alone: a simulated district that is played again has the same.
  await context.pool.query(`drop table "${context.privateSchema}".vehicle_key`);
  await setUpVehicleKey({ ...context, entropy: (count) => Buffer.alloc(count) });
  expect((await vehicleOf(context, plate, 'car')).hash).toBe(withAnother);
  await context.pool.query(
    `update "${context.privateSchema}".vehicle_key set key = (select key from "${context.privateSchema}".kept)`,
  );
  expect((await vehicleOf(context, plate, 'car')).hash).toBe(hash);
  expect(await tries('FindParkedVehicle', { caseId, officers, plate: 'not a plate' })).toMatchObject({
    ok: false,
    error: { code: 'invalid-input' },
  });
});

test('an abandoned vehicle: noticed, detained, published for three months, disposed of', async () => {
  const referral = await accepted({ category: 'abandoned-vehicle', urgency: 'low' });
  const caseId = referral.incidentId;
  await abandoned(caseId, 'the case', ({ open }) => open);
  await officer('InspectAbandonedVehicle', {
    caseId,
    officers,
    road: 'public-road',
    description: '无牌白色面包车',
    signs: ['unplated', 'long-unmoved'],
    obstructs: false,
  });
  await officer('PostRemovalNotice', { caseId, ownerReached: false });
  const removal = { caseId, how: 'detained', officers, to: '张店停车场' };
  expect(await tries('RemoveAbandonedVehicle', removal)).toMatchObject({
    ok: false,
    error: { code: 'remove-before-notice' },
  });
  later(8);
  await abandoned(caseId, 'the notice over', ({ status }) => status === 'notice-over');
  await officer('RemoveAbandonedVehicle', removal);
  await inbox(referral, 'completed', ({ outcome }) => outcome === 'resolved');
  later(16);
  await abandoned(caseId, 'nobody came', ({ missed }) => missed.includes('response'));
  await officer('PublishDetention', { caseId, where: '淄博日报' });
  expect(await tries('DisposeOfVehicle', { caseId, way: 'auctioned', document: '1号' })).toMatchObject({
    ok: false,
    error: { code: 'publication-runs', rule: { article: '第一百一十二条' } },
  });
  later(95);
  await abandoned(caseId, 'three months over', ({ missed }) => missed.includes('publication'));
  await officer('DisposeOfVehicle', { caseId, way: 'auctioned', document: '张交处1号' });
  await abandoned(caseId, 'gone', ({ custody, outcome }) => !custody && outcome === 'auctioned');
});

test('a crossing is surveyed, planned, late, done; a hole in the road is secured and its maintainer’s', async () => {
  const referral = await accepted({ category: 'roadside-traffic' });
  const caseId = referral.incidentId;
  await facility(caseId, 'the case', ({ open }) => open);
  const survey = {
    caseId,
    officers,
    kind: 'crossing',
    finding: '校门前无斑马线',
    meetsStandard: true,
    endangers: false,
  };
  await officer('SurveyFacility', survey);
  await officer('PlanFacility', { caseId, works: '施划斑马线', within: { unit: 'days', amount: 10 } });
  later(11);
  await facility(caseId, 'late', ({ status }) => status === 'overdue');
  await officer('RecordFacilityDone', { caseId, officers, note: '已施划斑马线' });
  await inbox(
    referral,
    'completed',
    ({ outcome, last_note }) => outcome === 'resolved' && last_note === '已施划斑马线',
  );

  const hole = await accepted({ category: 'roadside-traffic' });
  await facility(hole.incidentId, 'the case', ({ open }) => open);
  await officer('SurveyFacility', {
    ...survey,
    caseId: hole.incidentId,
    kind: 'road-surface',
    finding: '路面塌陷',
    endangers: true,
    maintainer: '市政养护处',
  });
  const leaving = { caseId: hole.incidentId, note: '由其修复', proposes: 'public-utilities' };
  expect(await tries('LeaveToMaintainer', leaving)).toMatchObject({ ok: false, error: { code: 'danger-first' } });
  await officer('SecureDanger', { caseId: hole.incidentId, measures: '锥桶围挡并疏导' });
  await officer('NotifyMaintainer', { caseId: hole.incidentId, note: '路面塌陷' });
  await officer('LeaveToMaintainer', leaving);
  await inbox(hole, 'declined to whom it belongs', ({ status }) => status === 'declined');
});

test('rework opens the same case; what is withdrawn ends', async () => {
  const referral = await parked('鲁C77777');
  const caseId = referral.incidentId;
  await officer('RecordVehicleMoved', { caseId });
  await inbox(referral, 'completed', ({ status }) => status === 'completed');
  await router.returnForRework(referral, 1, '又停回原处');
  await parking(caseId, 'again', ({ status, round }) => status === 'reported' && round === 1);
  await router.withdraw(referral);
  await parking(caseId, 'withdrawn', ({ status }) => status === 'withdrawn');
});

test('the chief sees one figure for each thing to be done, and every table is the fold of the log', async () => {
  const figures = await district.asks<Record<string, number>>('traffic', 'TrafficMorning', {});
  expect(figures).toMatchObject({ parkings: 2, towed: 0, abandoned: 0, facilities: 0, dangers: 0, unpaid: 1 });
  const byEstate = await district.asks<Record<string, unknown>[]>('traffic', 'ParkingByEstate', {});
  expect(byEstate).toEqual([
    expect.objectContaining({ estate: '和平小区', cases: 4, open: 2, notRoads: 0, towed: 1, fined: 200 }),
  ]);
  expect(await district.asks<unknown[]>('traffic', 'Parkings', {})).toHaveLength(2);
  expect(await district.asks<unknown[]>('traffic', 'AbandonedVehicles', { open: false })).toHaveLength(1);
  expect(await district.asks<unknown[]>('traffic', 'RoadsideFacilities', { open: false })).toHaveLength(2);
  expect(await answersAll(district, traffic)).toEqual(['Referral', 'Parking', 'AbandonedVehicle', 'RoadsideFacility']);
  const { projections, reactors } = district.host.service('traffic');
  for (const projection of projections) expect(await projection.verify()).toMatchObject({ same: true });
  for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});
