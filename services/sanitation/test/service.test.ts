import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GarbageRow, PointRow, RoundRow, SitingRow, WasteRow } from '@tiaokuai/contracts';
import type { InboxRow } from '@tiaokuai/department';
import { answersAll } from '../../../test/support/answers.ts';
import { type District, openDistrict } from '../../../test/support/district.ts';
import { playRouter, type Referral, type Router } from '../../../test/support/referrals.ts';
import { roundIdOf } from '../src/round/schedule.ts';
import { sanitation } from '../src/service.ts';

let district: District;
let router: Router;
beforeAll(async () => {
  // 06:00 in Beijing, a Monday.
  district = await openDistrict({ services: [sanitation], start: '2018-05-13T22:00:00.000Z' });
  router = await playRouter(district);
});
afterAll(async () => {
  await router?.stop();
  await district?.close();
});

const pointId = randomUUID();
const particulars = {
  name: '和平小区东门',
  subdistrict: '和平街道',
  containers: 4,
  streams: ['mixed'],
  rounds: ['07:00', '18:00'],
  crew: '一队',
};
const officer = (command: string, data: unknown) => district.does('officer:h-1', 'sanitation', command, data);
const inbox = ({ referralId }: Referral, what: string, fits: (row: InboxRow) => unknown) =>
  district.sees<InboxRow>(what, 'sanitation', 'Referral', { referralId }, (row) => row && fits(row));
const accepted = async (facts: Parameters<Router['issue']>[1]): Promise<Referral> => {
  const referral = await router.issue('sanitation', facts);
  await inbox(referral, 'the referral in the inbox', ({ status }) => status === 'received');
  await officer('AcceptReferral', { referralId: referral.referralId });
  return referral;
};
const round = (by: string, what: string, fits: (row: RoundRow) => unknown, day = '2018-05-14') =>
  district.sees<RoundRow[]>(what, 'sanitation', 'Rounds', { day, pointId }, (rows) =>
    rows.some((row) => row.round_id === roundIdOf(pointId, day, by) && fits(row)),
  );
const one =
  <Row extends { readonly case_id: string }>(query: string, caseId: string, open = true) =>
  async (what: string, fits: (row: Row) => unknown): Promise<void> => {
    await district.sees<Row[]>(what, 'sanitation', query, { open }, (rows) =>
      rows.some((row) => row.case_id === caseId && fits(row)),
    );
  };

describe('rounds', () => {
  test('are scheduled by themselves, collected with their weight, or found missed by time', async () => {
    await officer('RegisterPoint', { pointId, particulars, from: '2018-05-14' });
    await round('07:00', 'the morning round', ({ status }) => status === 'scheduled');
    await round('18:00', 'the evening round', ({ status }) => status === 'scheduled');
    district.clock.moveTo('2018-05-13T22:40:00.000Z');
    const roundId = roundIdOf(pointId, '2018-05-14', '07:00');
    await officer('RecordCollection', { roundId, loads: [{ stream: 'mixed', kilograms: 1_200 }] });
    await round('07:00', 'collected', ({ status, kilograms }) => status === 'collected' && kilograms === 1_200);

    district.clock.moveTo('2018-05-14T10:30:00.000Z');
    await round('18:00', 'missed', ({ status }) => status === 'missed');
    district.clock.moveTo('2018-05-15T00:00:00.000Z');
    await round('18:00', 'the next day’s round', ({ status }) => status === 'scheduled', '2018-05-15');
    await round('07:00', 'missed as well', ({ status }) => status === 'missed', '2018-05-15');
  });

  test('a missed one is made up by the clearance of what lay there', async () => {
    const referral = await accepted({ category: 'garbage-not-collected' });
    const caseId = referral.incidentId;
    const row = one<GarbageRow>('Garbage', caseId);
    await row('the clock', ({ clear_by }) => clear_by !== null);
    await officer('SendGarbageCrew', { caseId, crew: '一队' });
    await officer('ClearGarbage', {
      caseId,
      cause: 'round-missed',
      pointId,
      loads: [{ stream: 'mixed', kilograms: 800 }],
    });
    const completed = await inbox(referral, 'completed', ({ status }) => status === 'completed');
    expect(completed).toMatchObject({ outcome: 'resolved' });
    await round(
      '18:00',
      'made up',
      ({ status, missed, kilograms }) => status === 'made-up' && missed && kilograms === 800,
    );
    await round('07:00', 'cleared with it', ({ ground }) => ground === 'cleared-with-another', '2018-05-15');
    const month = await district.asks<object[]>('sanitation', 'CollectedByMonth', { month: '2018-05', pointId });
    expect(month).toEqual([expect.objectContaining({ tons: 2, collected: 2, missed: 2, madeUp: 1, excused: 1 })]);
  });

  test('what is not cleared in four working hours is overdue', async () => {
    const referral = await accepted({ category: 'garbage-not-collected' });
    const row = one<GarbageRow>('Garbage', referral.incidentId);
    await row('the clock', ({ clear_by }) => clear_by !== null);
    district.clock.moveTo('2018-05-15T09:00:00.000Z');
    await row('late', ({ late }) => late);
  });
});

test('waste that its producer leaves is cleared at their cost, and fined by its own procedure', async () => {
  const referral = await accepted({ category: 'construction-waste' });
  const caseId = referral.incidentId;
  const waste = one<WasteRow>('WasteCases', caseId);
  await waste('the case', ({ status }) => status === 'reported');
  const visit = { inspectors: ['h-1', 'h-2'], credentialsShown: true };
  const producer = { kind: 'unit', name: '鲁中装饰' };
  const findings = [{ kind: 'construction-dumped', what: '三号楼前' }];
  await officer('InspectWaste', { caseId, ...visit, found: { kind: 'decoration', tons: 3.5, producer, findings } });
  await officer('OrderClearance', { caseId });
  await waste('the order’s clock', ({ clear_by }) => clear_by !== null);
  const penaltyId = randomUUID();
  await officer('ProposeWastePenalty', { caseId, penaltyId, finding: 1, sanction: 'fine', yuan: 800 });
  await district.sees<{ penalty_id: string }[]>('the announcement', 'sanitation', 'Penalties', {}, (rows) =>
    rows.some((row) => row.penalty_id === penaltyId),
  );
  await officer('HearParty', { penaltyId, waived: true });

  district.clock.moveTo('2018-05-18T01:00:00.000Z');
  await waste('the time over', ({ status }) => status === 'overdue');
  await officer('CheckClearance', { caseId, ...visit, cleared: false });
  const short = { caseId, within: { unit: 'hours', amount: 24 }, estimateFen: 90_000 };
  const early = await district.tries('officer:h-1', 'sanitation', 'UrgeProducer', short);
  expect(early).toMatchObject({ ok: false, error: { code: 'urging-too-short', rule: { law: '行政强制法' } } });
  await officer('UrgeProducer', { ...short, within: { unit: 'days', amount: 3 } });
  district.clock.moveTo('2018-05-23T01:00:00.000Z');
  await officer('ClearOnBehalf', { caseId, tons: 3.5, destination: '建筑垃圾消纳场', costsFen: 87_500 });
  await inbox(referral, 'completed', ({ status, outcome }) => status === 'completed' && outcome === 'resolved');
  await district.sees<WasteRow[]>('the costs', 'sanitation', 'ClearanceCostsOwed', {}, (rows) =>
    rows.some((row) => row.case_id === caseId && row.owed_fen === 87_500),
  );
  await officer('RecordClearanceCosts', { caseId, fen: 87_500 });
  const decision = { penaltyId, officers: ['h-1', 'h-2'], yuan: 800, reason: '擅自堆放' };
  await officer('DecidePenalty', decision);
  await district.sees<WasteRow>('the fine', 'sanitation', 'WasteCase', { caseId }, (row) => row?.fined === 800);
});

test('a point in the wrong place is moved when objections were heard, and the register knows', async () => {
  const referral = await accepted({ category: 'garbage-point-siting' });
  const caseId = referral.incidentId;
  const siting = one<SitingRow>('Sitings', caseId);
  await siting('the case', ({ status }) => status === 'reported');
  await officer('InspectSite', { caseId, inspectors: ['h-1'], pointId, problems: ['place', 'odour'] });
  await officer('ImproveSite', { caseId, measures: ['disinfected'], solves: ['odour'], what: '消杀' });
  await officer('ProposeRelocation', { caseId, to: '小区西门', within: { unit: 'days', amount: 7 } });
  const early = await district.tries('officer:h-1', 'sanitation', 'WeighObjections', {
    caseId,
    objections: 0,
    upheld: false,
    reason: '无',
  });
  expect(early).toMatchObject({ ok: false, error: { code: 'objections-still-heard' } });
  district.clock.moveTo('2018-06-01T01:00:00.000Z');
  await officer('WeighObjections', { caseId, objections: 1, upheld: false, reason: '西门无住户' });
  await officer('RelocatePoint', { caseId });
  await officer('CloseSiting', { caseId, note: '已迁移并消杀' });
  await inbox(referral, 'completed', ({ outcome }) => outcome === 'resolved');
  await district.sees<PointRow[]>('the register', 'sanitation', 'CollectionPoints', {}, (rows) =>
    rows.some((row) => row.point_id === pointId && row.moved_to === '小区西门'),
  );
});

test('rounds of days on which nothing ran were not made: they are found by time, each once', async () => {
  for (const day of ['2018-05-27', '2018-05-28']) {
    await round('07:00', `the morning of ${day}`, ({ status }) => status === 'missed', day);
    await round('18:00', `the evening of ${day}`, ({ status }) => status === 'missed', day);
  }
  await round('18:00', 'today’s evening round', ({ status }) => status === 'scheduled', '2018-06-01');
  const month = await district.asks<{ rounds: number }[]>('sanitation', 'CollectedByMonth', {
    month: '2018-05',
    pointId,
  });
  expect(month[0]?.rounds).toBe(2 * 18);
});

test('a closed point has no rounds; the day begins with figures; every table is the fold of the log', async () => {
  await round('18:00', 'a round of today', ({ status }) => status === 'scheduled', '2018-06-01');
  await officer('ClosePoint', { pointId, reason: '小区拆迁', approval: '环卫批2号' });
  await round(
    '18:00',
    'called off',
    ({ status, ground }) => status === 'excused' && ground === 'point-closed',
    '2018-06-01',
  );
  const figures = await district.asks<Record<string, number>>('sanitation', 'SanitationMorning', {});
  expect(figures).toMatchObject({ roundsToCollect: 0, garbageOpen: 1, garbageLate: 1, wasteOpen: 0, costsOwed: 0 });
  expect(await answersAll(district, sanitation)).toEqual(['Referral', 'CollectedByMonth', 'WasteCase']);
  const { projections, reactors } = district.host.service('sanitation');
  for (const projection of projections) expect(await projection.verify()).toMatchObject({ same: true });
  for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});
