import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ConstructionRow, DisorderRow, InboxRow, PenaltyRow } from '@tiaokuai/contracts';
import { answersAll } from '../../../test/support/answers.ts';
import { type District, openDistrict } from '../../../test/support/district.ts';
import { playRouter, type Referral, type Router } from '../../../test/support/referrals.ts';
import { urbanEnforcement } from '../src/service.ts';

let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [urbanEnforcement], start: '2018-05-14T01:00:00.000Z' });
  router = await playRouter(district);
});
afterAll(async () => {
  await router?.stop();
  await district?.close();
});

const service = 'urban-enforcement';
const estate = {
  estateId: randomUUID(),
  name: '和平小区',
  subdistrict: '和平街道',
  kind: 'old' as const,
  mode: 'professional' as const,
  enterprise: '和平物业',
};
const shop = { kind: 'unit', name: '和平路烧烤店' };
const two = ['0801', '0802'];
const visit = { inspectors: two, credentialsShown: true };
const officer = (command: string, data: unknown) => district.does('officer:0801', service, command, data);
const tries = (command: string, data: unknown) => district.tries('officer:0801', service, command, data);
const inbox = ({ referralId }: Referral, what: string, fits: (row: InboxRow) => unknown) =>
  district.sees<InboxRow>(what, service, 'Referral', { referralId }, (row) => row && fits(row));
const construction = (caseId: string, what: string, fits: (row: ConstructionRow) => unknown) =>
  district.sees<ConstructionRow>(what, service, 'IllegalConstruction', { caseId }, (row) => row && fits(row));
const disorder = (caseId: string, what: string, fits: (row: DisorderRow) => unknown) =>
  district.sees<DisorderRow>(what, service, 'Disorder', { caseId }, (row) => row && fits(row));
const accepted = async (facts: Parameters<Router['issue']>[1]): Promise<Referral> => {
  const referral = await router.issue(service, { estate, ...facts });
  await inbox(referral, 'the referral in the inbox', ({ status }) => status === 'received');
  await officer('AcceptReferral', { referralId: referral.referralId });
  return referral;
};
const later = (days: number) => district.clock.moveTo(new Date(district.clock.now() + days * 86_400_000).toISOString());

test('a building that the party removes: the case runs by its clocks, the referral follows to its end', async () => {
  const referral = await accepted({ category: 'illegal-construction' });
  const caseId = referral.incidentId;
  await construction(caseId, 'the case', ({ status }) => status === 'reported');
  await officer('FindConstruction', {
    caseId,
    ...visit,
    kind: 'without-permit',
    what: '一楼院内加建',
    zone: 'city',
    underWay: true,
  });
  // Four working hours from nine o'clock; the lunch break does not count.
  const found = await construction(caseId, 'found', ({ status }) => status === 'found');
  expect(found.stop_by).toBeTruthy();
  later(1);
  await construction(caseId, 'the stop late', ({ missed }) => missed.includes('stop'));
  await inbox(referral, 'said so', ({ last_note }) => last_note === '四个工作小时内未责令停工');
  expect(await tries('FileConstructionCase', { caseId, party: shop })).toMatchObject({
    ok: false,
    error: { code: 'stop-first', rule: { article: '第六十四条' } },
  });
  await officer('OrderWorkStop', { caseId, officers: two });
  await officer('FileConstructionCase', { caseId, party: shop });
  await inbox(referral, 'filed', ({ last_note }) => last_note === '已立案，2018-05-24前作出处理决定');
  await officer('InvestigateConstruction', {
    caseId,
    investigators: two,
    cost: 60_000,
    grounds: ['land-held-in-common'],
    removable: true,
  });
  await officer('OrderRemoval', { caseId });
  const ordered = await construction(caseId, 'ordered', ({ status }) => status === 'removal-ordered');
  expect(ordered.appeal_by).toBe('2018-11-15T16:00:00.000Z');
  later(40);
  await construction(caseId, 'the order run out', ({ missed }) => missed.includes('order'));
  await officer('RevisitSite', { caseId, ...visit, found: 'removed' });
  const row = await inbox(referral, 'completed', ({ status }) => status === 'completed');
  expect(row.outcome).toBe('resolved');
  expect((await construction(caseId, 'the end', ({ open }) => !open)).status).toBe('removed');
});

test('a shop in the street: warned, ordered, fined; market supervision hears that it has no licence', async () => {
  const referral = await accepted({ category: 'street-occupation' });
  const caseId = referral.incidentId;
  await disorder(caseId, 'the case', ({ open }) => open);
  const reply = await officer('InspectDisorder', {
    caseId,
    ...visit,
    party: shop,
    findings: [{ kind: 'stall', what: '门前摆桌20张' }],
    withoutLicence: { premises: '和平路12号' },
  });
  expect(reply.events).toEqual(['DisorderInspected', 'OperatorWithoutLicenceReported']);
  await officer('OrderDisorder', { caseId, within: { unit: 'working-days', amount: 2 } });
  await officer('TakeMeasure', { caseId, kind: 'seize-goods', findings: [1] });
  const kept = await disorder(caseId, 'the goods', ({ seized_until }) => seized_until);
  expect(kept.measures).toEqual(['1 seize-goods']);
  later(3);
  await disorder(caseId, 'the order overdue', ({ status }) => status === 'overdue');
  await officer('RevisitDisorder', { caseId, ...visit, remaining: [1] });
  const penaltyId = randomUUID();
  await officer('ProposeDisorderPenalty', {
    caseId,
    penaltyId,
    finding: 1,
    sanction: 'fine',
    yuan: 900,
    roadCharge: 300,
  });
  await district.sees<PenaltyRow[]>('the announcement', service, 'Penalties', {}, (rows) =>
    rows.some((row) => row.penalty_id === penaltyId),
  );
  // Small enough for a unit to be decided on the spot (行政处罚法 art. 51).
  await officer('DecidePenalty', { penaltyId, officers: two, yuan: 800, reason: '占道经营' });
  await inbox(referral, 'the fine as progress', ({ last_note }) => last_note === '已作出罚款800元的处罚');
  await officer('ConcludeDisorder', { caseId, note: '仍在摆放' });
  const row = await inbox(referral, 'completed', ({ status }) => status === 'completed');
  expect(row.outcome).toBe('partly-resolved');
  later(30);
  await disorder(caseId, 'the goods free', ({ seized_until, measures }) => !seized_until && measures.length === 0);
});

test('rework opens the same case; a withdrawn referral ends it', async () => {
  const referral = await accepted({ category: 'construction-noise' });
  const caseId = referral.incidentId;
  await disorder(caseId, 'the case', ({ open }) => open);
  await officer('InspectDisorder', { caseId, ...visit, findings: [] });
  await inbox(referral, 'completed', ({ outcome }) => outcome === 'no-violation-found');
  await router.returnForRework(referral, 1, '夜间仍有施工');
  await disorder(caseId, 'the case again', ({ status, round }) => status === 'reported' && round === 1);
  await officer('InspectDisorder', {
    caseId,
    ...visit,
    party: shop,
    findings: [{ kind: 'night-construction', what: '夜间浇筑' }],
  });
  await officer('OrderDisorder', { caseId, within: { unit: 'hours', amount: 2 } });
  await officer('RevisitDisorder', { caseId, ...visit, remaining: [] });
  const row = await inbox(referral, 'completed again', ({ status, round }) => status === 'completed' && round === 1);
  expect(row.outcome).toBe('resolved');

  const back = await accepted({ category: 'illegal-construction' });
  await construction(back.incidentId, 'the case', ({ open }) => open);
  await router.withdraw(back);
  await construction(back.incidentId, 'withdrawn', ({ status }) => status === 'withdrawn');
});

test('in a village planning area the referral goes back, with the article, to whose it is', async () => {
  const referral = await accepted({ category: 'illegal-construction' });
  const caseId = referral.incidentId;
  await construction(caseId, 'the case', ({ open }) => open);
  const found = { kind: 'without-permit', what: '宅基地加建', zone: 'village', underWay: false };
  await officer('FindConstruction', { caseId, ...visit, ...found });
  await officer('HandConstructionToTown', { caseId, note: '傅家镇' });
  const row = await inbox(referral, 'declined', ({ status }) => status === 'declined');
  expect(row.last_note).toBe('属乡、村庄规划区，由镇人民政府查处：傅家镇');
});

test('the chief sees one figure for each thing to be done, and every table is the fold of the log', async () => {
  const caseId = randomUUID();
  const matter = { category: 'illegal-construction', urgency: 'normal', role: 'lead', estate, brief: '楼顶加建' };
  await officer('ReportConstruction', { caseId, source: 'patrol', matter });
  await construction(caseId, 'the case', ({ open }) => open);
  const figures = await district.asks<Record<string, number>>(service, 'UrbanEnforcementMorning', {});
  expect(figures).toMatchObject({ constructions: 1, toInspect: 1, disorders: 0, goodsSeized: 0, toDecide: 0 });
  const offenders = await district.asks<{ party: string; cases: number; fined: number }[]>(
    service,
    'RepeatOffenders',
    {},
  );
  expect(offenders).toEqual([expect.objectContaining({ party: '和平路烧烤店', cases: 2, fined: 800 })]);
  const byEstate = await district.asks<Record<string, unknown>[]>(service, 'EnforcementByEstate', {});
  expect(byEstate).toEqual([
    expect.objectContaining({ estate: '和平小区', constructions: 1, constructionsEnded: 3, disordersEnded: 2 }),
  ]);
  const listed = await district.asks<DisorderRow[]>(service, 'Disorders', { open: false, kind: 'stall' });
  expect(listed).toHaveLength(1);
  expect(await district.asks<unknown[]>(service, 'IllegalConstructions', {})).toHaveLength(1);
  expect(await answersAll(district, urbanEnforcement)).toEqual(['Referral', 'IllegalConstruction', 'Disorder']);
  const { projections, reactors } = district.host.service(service);
  for (const projection of projections) expect(await projection.verify()).toMatchObject({ same: true });
  for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});
