import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FacilityHandoverRow, InboxRow, OutageRow, RepairRow } from '@tiaokuai/contracts';
import { answersAll } from '../../../test/support/answers.ts';
import { type District, openDistrict } from '../../../test/support/district.ts';
import { playRouter, type Referral, type Router } from '../../../test/support/referrals.ts';
import { utilities } from '../src/service.ts';

let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [utilities], start: '2018-05-14T01:00:00.000Z' });
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
const officer = (command: string, data: unknown) => district.does('officer:u-1', 'utilities', command, data);
const inbox = ({ referralId }: Referral, what: string, fits: (row: InboxRow) => unknown) =>
  district.sees<InboxRow>(what, 'utilities', 'Referral', { referralId }, (row) => row && fits(row));
const repair = (caseId: string, what: string, fits: (row: RepairRow) => unknown) =>
  district.sees<RepairRow>(what, 'utilities', 'RepairOrder', { caseId }, (row) => row && fits(row));
const outage = (outageId: string, what: string, fits: (row: OutageRow & { answered: number }) => unknown) =>
  district.sees<OutageRow & { answered: number }>(what, 'utilities', 'Outage', { outageId }, (row) => row && fits(row));
const accepted = async (facts: Parameters<Router['issue']>[1]): Promise<Referral> => {
  const referral = await router.issue('utilities', { estate, ...facts });
  await inbox(referral, 'the referral in the inbox', ({ status }) => status === 'received');
  await officer('AcceptReferral', { referralId: referral.referralId });
  return referral;
};
const hoursOn = (hours: number) => new Date(district.clock.now() + hours * 3_600_000).toISOString();
const saidOf = async ({ referralId }: Referral) =>
  (await district.host.service('utilities').context.history('referral', `referral-${referralId}`)).map(
    ({ type, actor, data }) => ({ type, actor, ...(data as { note?: string }) }),
  );

describe('a repair that a referral starts', () => {
  test('runs against its trade’s clock, and the referral follows to its end', async () => {
    const referral = await accepted({ category: 'power-outage', urgency: 'urgent' });
    const caseId = referral.incidentId;
    await repair(caseId, 'the clock of power', ({ arrive_by, trade }) => arrive_by !== null && trade === 'power');
    await officer('SendRepair', { caseId, operator: '供电公司', crew: '一班' });
    district.clock.moveTo(hoursOn(0.8));
    await repair(caseId, 'overrun by itself', ({ late_arrival }) => late_arrival);
    await officer('RecordCrewArrival', { caseId });
    await officer('RecordCause', { caseId, found: 'fault', what: '电缆击穿', interrupts: true });
    await officer('RestoreSupply', { caseId, note: '更换电缆' });
    const row = await inbox(referral, 'completed', ({ status }) => status === 'completed');
    expect(row.outcome).toBe('resolved');
    const said = await saidOf(referral);
    expect(said.at(-1)).toMatchObject({ actor: 'officer:u-1', note: '已恢复：更换电缆', case: `repair-${caseId}` });
    expect(said.map(({ note }) => note)).toContain('到场超过时限（配置电力抢修时限·城区）');
    const figures = await district.asks<{ trade: string; overrun: number; restored: number }[]>(
      'utilities',
      'TradeFigures',
      {},
    );
    expect(figures).toEqual([expect.objectContaining({ trade: 'power', overrun: 1, restored: 1, averageMinutes: 48 })]);
  });

  test('found to be the property enterprise’s cut: declined after all, for the housing department', async () => {
    const referral = await accepted({ category: 'water-outage' });
    const caseId = referral.incidentId;
    await repair(caseId, 'the order', ({ open }) => open);
    await officer('SendRepair', { caseId, operator: '自来水公司' });
    await officer('RecordCrewArrival', { caseId });
    await officer('RecordCause', { caseId, found: 'cut-by-enterprise', what: '单元阀门被关闭' });
    await inbox(referral, 'declined', ({ status }) => status === 'declined');
    expect((await saidOf(referral)).at(-1)).toMatchObject({
      type: 'ReferralDeclined',
      ground: 'not-our-power',
      proposes: 'housing',
      legalGround: { law: '山东省物业管理条例', article: '第六十四条' },
    });
  });

  test('which by arbitration may not be declined: ended as not resolved, with the reason', async () => {
    const referral = await accepted({ category: 'water-outage', final: true });
    const caseId = referral.incidentId;
    await repair(caseId, 'the order', ({ open }) => open);
    await officer('SendRepair', { caseId, operator: '自来水公司' });
    await officer('RecordCrewArrival', { caseId });
    await officer('RecordCause', { caseId, found: 'cut-by-enterprise', what: '单元阀门被关闭' });
    await inbox(referral, 'ended', ({ status, outcome }) => status === 'completed' && outcome === 'not-resolved');
  });

  test('comes back for rework, and is withdrawn with its referral', async () => {
    const referral = await accepted({ category: 'cable-tv-fault' });
    const caseId = referral.incidentId;
    await repair(caseId, 'the order', ({ open }) => open);
    await officer('SendRepair', { caseId, operator: '广电网络' });
    await officer('RecordCrewArrival', { caseId });
    await officer('RecordCause', { caseId, found: 'no-fault', what: '信号正常' });
    await inbox(referral, 'completed', ({ outcome }) => outcome === 'no-violation-found');
    await router.returnForRework(referral, 1, '仍无信号');
    await repair(caseId, 'again', ({ status, round }) => status === 'requested' && round === 1);
    await officer('SendRepair', { caseId, operator: '广电网络' });

    const back = await accepted({ category: 'manhole-or-pipe-damage' });
    await repair(back.incidentId, 'a trade to identify', ({ trade, open }) => open && trade === null);
    await officer('IdentifyRepairTrade', { caseId: back.incidentId, trade: 'telecom' });
    await repair(back.incidentId, 'the clock of telecom', ({ restore_by }) => restore_by !== null);
    await router.withdraw(back);
    await repair(back.incidentId, 'withdrawn', ({ status }) => status === 'withdrawn');
  });
});

describe('an announced outage', () => {
  const outageId = randomUUID();

  test('answers at once what is reported under it, and nothing else', async () => {
    const plan = {
      outageId,
      trade: 'water',
      kind: 'planned',
      operator: '自来水公司',
      area: { estates: [{ estateId: estate.estateId, name: estate.name, buildings: ['3'] }] },
      from: hoursOn(25),
      until: hoursOn(31),
      reason: '更换水表',
    };
    const unapproved = await district.tries('officer:u-1', 'utilities', 'AnnounceOutage', plan);
    expect(unapproved).toMatchObject({ ok: false, error: { code: 'not-approved', rule: { law: '城市供水条例' } } });
    await officer('AnnounceOutage', { ...plan, approval: '供水批〔2018〕7号' });
    district.clock.moveTo(hoursOn(26));
    await outage(outageId, 'the outage begun by its time', ({ status }) => status === 'begun');

    const under = await router.issue('utilities', { category: 'water-outage', estate, place: { building: '3' } });
    const answered = await inbox(under, 'answered at once', ({ status }) => status === 'completed');
    expect(answered.outcome).toBe('no-violation-found');
    const said = await saidOf(under);
    expect(said.at(-1)).toMatchObject({ actor: 'service:utilities' });
    expect(String(said.at(-1)!.note)).toContain('更换水表');

    const beside = await router.issue('utilities', { category: 'water-outage', estate, place: { building: '5' } });
    const leak = await router.issue('utilities', { category: 'gas-leak', estate, place: { building: '3' } });
    for (const other of [beside, leak])
      await inbox(other, 'waiting for an officer', ({ status }) => status === 'received');
    await outage(outageId, 'whom it answered', (row) => row.answered === 1);
  });

  test('that runs over becomes a repair, which ends with it', async () => {
    district.clock.moveTo(hoursOn(6));
    await outage(outageId, 'overrun by time', ({ status }) => status === 'overrun');
    const orders = (what: string, open: boolean, fits: (row: RepairRow) => boolean) =>
      district.sees<RepairRow[]>(what, 'utilities', 'RepairOrders', { trade: 'water', open }, (rows) =>
        rows.some((row) => row.source === 'outage-overrun' && fits(row)),
      );
    await orders('its repair', true, ({ place }) => place === '和平小区');
    await officer('EndOutage', { outageId });
    await orders('supply back', false, ({ status }) => status === 'restored');
  });
});

test('a handover is decided by its owners, counted by heads and by area', async () => {
  const referral = await accepted({ category: 'facility-handover' });
  const caseId = referral.incidentId;
  const handover = (what: string, status: string) =>
    district.sees<FacilityHandoverRow[]>(what, 'utilities', 'FacilityHandovers', {}, (rows) =>
      rows.some((row) => row.case_id === caseId && row.status === status),
    );
  await handover('the case', 'requested');
  const facilities = { trade: 'heating', what: '换热站', handingOver: 'owners' };
  await officer('RegisterFacilities', { caseId, facilities, completedOn: '2010-10-01' });
  await officer('InspectFacilities', { caseId, inspectors: ['u-1'], lacking: [] });
  const accounts = [1, 2, 3].map((no) => ({ account: `a-${no}`, owner: `o-${no}`, area: 9_000 }));
  const ballots = [1, 2].map((no) => ({ owner: `o-${no}`, vote: 'for' }));
  const doubled = await district.tries('officer:u-1', 'utilities', 'RecordOwnersDecision', {
    caseId,
    accounts,
    ballots: [...ballots, ballots[0]],
    endedOn: '2018-05-10',
  });
  expect(doubled).toMatchObject({ ok: false, error: { code: 'voted-twice' } });
  await officer('RecordOwnersDecision', { caseId, accounts, ballots, endedOn: '2018-05-10' });
  await handover('decided', 'decided');
  await officer('HandFacilitiesOver', { caseId, operator: '热力公司', documents: ['竣工图'] });
  await officer('TakeUpMaintenance', { caseId, from: '2018-05-15' });
  await inbox(referral, 'completed', ({ outcome }) => outcome === 'resolved');
});

test('the day begins with figures, and every table is the fold of the log', async () => {
  const figures = await district.asks<Record<string, number>>('utilities', 'UtilitiesMorning', {});
  expect(figures).toMatchObject({ repairsOpen: 1, outagesNow: 0, coldRoomsOpen: 0, enquiriesOpen: 0 });
  expect(await answersAll(district, utilities)).toEqual(['Referral', 'RepairOrder', 'Outage']);
  const { projections, reactors } = district.host.service('utilities');
  for (const projection of projections) expect(await projection.verify()).toMatchObject({ same: true });
  for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});
