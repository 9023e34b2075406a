import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DissuasionRow, GuidanceRow, HazardRow, TurnoutRow } from '@tiaokuai/contracts';
import type { InboxRow, PenaltyRow } from '@tiaokuai/department';
import { answersAll } from '../../../test/support/answers.ts';
import { type District, openDistrict } from '../../../test/support/district.ts';
import { playRouter, type Referral, type Router } from '../../../test/support/referrals.ts';
import { fire } from '../src/service.ts';

let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [fire], start: '2018-05-14T01:00:00.000Z' });
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
const party = { kind: 'unit', name: '和平物业' };
const visit = { inspectors: ['0117', '0118'], credentialsShown: true };

const officer = (command: string, data: unknown) => district.does('officer:0117', 'fire', command, data);
const inbox = ({ referralId }: Referral, what: string, fits: (row: InboxRow) => unknown) =>
  district.sees<InboxRow>(what, 'fire', 'Referral', { referralId }, (row) => row && fits(row));
const hazard = (caseId: string, what: string, fits: (row: HazardRow) => unknown) =>
  district.sees<HazardRow & { history: { type: string; actor: string }[] }>(
    what,
    'fire',
    'Hazard',
    { caseId },
    (row) => row && fits(row),
  );
const accepted = async (facts: Parameters<Router['issue']>[1]): Promise<Referral> => {
  const referral = await router.issue('fire', { estate, ...facts });
  await inbox(referral, 'the referral in the inbox', ({ status }) => status === 'received');
  await officer('AcceptReferral', { referralId: referral.referralId });
  return referral;
};
const historyOf = async ({ referralId }: Referral) =>
  (await district.host.service('fire').context.history('referral', `referral-${referralId}`)).map(
    ({ type, actor, data }) => ({ type, actor, ...(data as { note?: string; outcome?: string; case?: string }) }),
  );

describe('a hazard that a referral starts', () => {
  test('is worked on in its case, and the referral follows to its end', async () => {
    const referral = await accepted({ category: 'stairwell-clutter' });
    const caseId = referral.incidentId;
    await hazard(caseId, 'the case', ({ status }) => status === 'reported');
    await officer('InspectHazard', {
      caseId,
      ...visit,
      party,
      findings: [{ kind: 'exit-blocked', what: '三单元楼梯间' }],
    });
    await officer('NotifyRectification', { caseId, within: { unit: 'working-days', amount: 3 } });
    await inbox(referral, 'the order as progress', ({ last_note }) => last_note === '已责令改正，期限至2018-05-17');

    district.clock.moveTo('2018-05-18T01:00:00.000Z');
    await hazard(
      caseId,
      'the notice run out by itself',
      ({ status, overdue }) => status === 'overdue' && overdue === 1,
    );
    await officer('ReinspectHazard', { caseId, ...visit, remaining: [] });

    const row = await inbox(referral, 'the referral completed', ({ status }) => status === 'completed');
    expect(row.outcome).toBe('resolved');
    const said = await historyOf(referral);
    expect(said.map(({ type }) => type)).toEqual([
      'ReferralReceived',
      'ReferralAccepted',
      'ProgressReported',
      'ProgressReported',
      'ProgressReported',
      'ReferralCompleted',
    ]);
    expect(said.at(-1)).toMatchObject({ actor: 'officer:0117', outcome: 'resolved', case: `hazard-${caseId}` });
    expect(said[4]).toMatchObject({ actor: 'service:fire', note: '整改期限届满，待复查' });
    expect((await hazard(caseId, 'the end', ({ open }) => !open)).status).toBe('cleared');
  });

  test('comes back for rework as the same case, in a second round', async () => {
    const referral = await accepted({ category: 'fire-equipment-defect' });
    const caseId = referral.incidentId;
    await hazard(caseId, 'the case', ({ status }) => status === 'reported');
    await officer('InspectHazard', { caseId, ...visit, findings: [] });
    await inbox(referral, 'completed', ({ outcome }) => outcome === 'no-violation-found');

    await router.returnForRework(referral, 1, '回访反映消火栓无水');
    await hazard(caseId, 'the case again', ({ status, round }) => status === 'reported' && round === 1);
    await officer('InspectHazard', {
      caseId,
      ...visit,
      party,
      findings: [{ kind: 'equipment-defective', what: '消火栓无水' }],
    });
    await officer('NotifyRectification', { caseId, within: { unit: 'working-days', amount: 5 } });
    await officer('ReinspectHazard', { caseId, ...visit, remaining: [] });
    const row = await inbox(referral, 'completed again', ({ status, round }) => status === 'completed' && round === 1);
    expect(row.outcome).toBe('resolved');
  });

  test('ends with a referral that is taken back, or that the department’s own system completed', async () => {
    const back = await accepted({ category: 'ebike-charging' });
    await hazard(back.incidentId, 'the case', ({ open }) => open);
    await router.withdraw(back);
    await hazard(back.incidentId, 'the case withdrawn', ({ status }) => status === 'withdrawn');

    const own = await accepted({ category: 'ebike-charging' });
    await hazard(own.incidentId, 'the case', ({ open }) => open);
    await district.does('department:fire', 'fire', 'CompleteReferral', {
      referralId: own.referralId,
      outcome: 'resolved',
      note: '已在本系统办结',
    });
    await hazard(own.incidentId, 'the case settled', ({ status }) => status === 'settled');
  });
});

test('a penalty runs its own lawful course and comes back to the case', async () => {
  const referral = await accepted({ category: 'stairwell-clutter' });
  const caseId = referral.incidentId;
  await hazard(caseId, 'the case', ({ open }) => open);
  await officer('InspectHazard', {
    caseId,
    ...visit,
    party,
    findings: [{ kind: 'exit-blocked', what: '安全出口上锁' }],
  });
  await officer('NotifyRectification', { caseId, within: { unit: 'working-days', amount: 1 } });
  const penaltyId = randomUUID();
  await officer('ProposeHazardPenalty', { caseId, penaltyId, finding: 1, sanction: 'fine', yuan: 8_000 });
  const penalties = (what: string, status: PenaltyRow['status'], fits: (row: PenaltyRow) => unknown) =>
    district.sees<PenaltyRow[]>(what, 'fire', 'Penalties', { status: [status] }, (rows) =>
      rows.some((row) => row.penalty_id === penaltyId && fits(row)),
    );
  await penalties('the announcement', 'announced', ({ respond_by }) => respond_by);

  const decision = { penaltyId, officers: ['0117', '0118'], yuan: 8_000, reason: '占用安全出口' };
  const early = await district.tries('officer:0117', 'fire', 'DecidePenalty', decision);
  expect(early).toMatchObject({ ok: false, error: { code: 'party-not-heard', rule: { law: '行政处罚法' } } });
  await officer('HearParty', { penaltyId, statement: '愿意整改，请求从轻' });
  await officer('DecidePenalty', { ...decision, yuan: 6_000 });
  await inbox(referral, 'the penalty as progress', ({ last_note }) => last_note === '已作出罚款6000元的处罚');

  const now = new Date(district.clock.now());
  district.clock.moveTo(new Date(now.getTime() + 20 * 86_400_000).toISOString());
  await penalties('the fine unpaid', 'overdue', () => true);
  const unpaid = await district.tries('officer:0117', 'fire', 'RecordFinePayment', { penaltyId, yuan: 6_000 });
  expect(unpaid).toMatchObject({ ok: false, error: { code: 'wrong-sum' } });
  const offenders = await district.asks<{ party: string; fined: number; cases: number }[]>(
    'fire',
    'RepeatOffenders',
    {},
  );
  expect(offenders).toEqual([expect.objectContaining({ party: '和平物业', cases: 3, fined: 6_000 })]);
});

test('a place is sealed, seen among the sealed ones, and free again by a re-inspection', async () => {
  const caseId = randomUUID();
  const matter = { category: 'ebike-charging', urgency: 'urgent', role: 'lead', estate, brief: '地下室充电' };
  await officer('ReportHazard', { caseId, source: 'own-inspection', matter });
  await officer('InspectHazard', { caseId, ...visit, party, findings: [{ kind: 'wiring-unsafe', what: '飞线充电' }] });
  const early = await district.tries('officer:0117', 'fire', 'SealPlace', {
    caseId,
    part: '地下室',
    threat: '夜间无人看守充电',
  });
  expect(early).toMatchObject({ ok: false, error: { code: 'seal-before-notice' } });
  await officer('NotifyRectification', { caseId, within: { unit: 'hours', amount: 2 } });
  await officer('SealPlace', { caseId, part: '地下室', threat: '夜间无人看守充电' });
  await district.sees<HazardRow[]>('the seal', 'fire', 'SealedPlaces', {}, (rows) =>
    rows.some((row) => row.case_id === caseId),
  );
  await officer('ReinspectHazard', { caseId, ...visit, remaining: [] });
  await district.sees<HazardRow[]>('no seal', 'fire', 'SealedPlaces', {}, (rows) => rows.length === 0);
});

/** Acceptance case 11 (山东省消防条例 art. 36). */
test('an occupant who refuses is reported to the police station at once', async () => {
  const referral = await accepted({ category: 'fire-lane-blocked', urgency: 'urgent' });
  const caseId = referral.incidentId;
  await hazard(caseId, 'the case', ({ open }) => open);
  const dissuasionId = randomUUID();
  await district.does('enterprise:hp-01', 'fire', 'AskOccupant', {
    dissuasionId,
    caseId,
    incidentId: caseId,
    asker: { kind: 'enterprise', name: '和平物业' },
    estate,
    obstacle: '小型客车停在消防车道',
  });
  const reply = await district.does('enterprise:hp-01', 'fire', 'RecordRefusal', { dissuasionId });
  expect(reply.events).toEqual(['OccupantRefused', 'OccupationReportedToPolice']);
  await district.sees<DissuasionRow[]>(
    'the report',
    'fire',
    'Dissuasions',
    { status: ['reported-to-police'] },
    (rows) => rows.some((row) => row.dissuasion_id === dissuasionId),
  );
  await inbox(referral, 'the refusal as progress', ({ last_note }) => last_note === '占用人拒不纠正，已报告公安派出所');
});

test('where others lead, the brigade turns out and its referral follows', async () => {
  const referral = await accepted({ category: 'elevator-entrapment', urgency: 'emergency', role: 'assist' });
  const caseId = referral.incidentId;
  await district.sees<TurnoutRow[]>('the call', 'fire', 'Turnouts', {}, (rows) =>
    rows.some((row) => row.case_id === caseId),
  );
  await officer('DispatchBrigade', { caseId, brigade: '特勤站' });
  const early = await district.tries('officer:0117', 'fire', 'EndTurnout', {
    caseId,
    result: 'people-rescued',
    people: 2,
    note: '两人救出',
  });
  expect(early).toMatchObject({ ok: false, error: { code: 'not-on-scene', rule: { article: '第四十四条' } } });
  await officer('RecordBrigadeArrival', { caseId });
  await officer('EndTurnout', { caseId, result: 'people-rescued', people: 2, note: '两人救出' });
  await inbox(referral, 'completed', ({ status, last_note }) => status === 'completed' && last_note === '两人救出');
});

test('a station that was to be looked at again shows up when the day has passed', async () => {
  const guidanceId = randomUUID();
  const guided = {
    guidanceId,
    station: '和平派出所',
    visitedOn: '2018-06-05',
    officers: ['0117'],
    topics: ['九小场所检查'],
    shortcomings: [{ what: '检查记录不完整' }],
  };
  const undated = await district.tries('officer:0117', 'fire', 'GiveGuidance', guided);
  expect(undated).toMatchObject({ ok: false, error: { code: 'no-follow-up-date' } });
  await officer('GiveGuidance', { ...guided, followUpWithin: { unit: 'days', amount: 10 } });
  district.clock.moveTo(new Date(district.clock.now() + 15 * 86_400_000).toISOString());
  await district.sees<GuidanceRow[]>('the follow-up overdue', 'fire', 'Guidance', { status: ['overdue'] }, (rows) =>
    rows.some((row) => row.guidance_id === guidanceId),
  );
  await officer('FollowUpGuidance', { guidanceId, officers: ['0117'], remaining: [] });
  await district.sees<GuidanceRow[]>('closed', 'fire', 'Guidance', { status: ['closed'] }, (rows) => rows.length === 1);
});

test('the chief sees one figure for each thing to be done, and every table is the fold of the log', async () => {
  const figures = await district.asks<Record<string, number>>('fire', 'FireMorning', {});
  expect(figures).toMatchObject({ open: 2, toReinspect: 1, sealed: 0, unpaid: 1, toFollowUp: 0, underWay: 0 });
  const byEstate = await district.asks<{ estate: string; open: number }[]>('fire', 'HazardsByEstate', {});
  expect(byEstate).toEqual([expect.objectContaining({ estate: '和平小区', open: 2, overdue: 1, sealed: 0 })]);
  expect(await answersAll(district, fire)).toEqual(['Referral', 'Hazard']);
  const { projections, reactors } = district.host.service('fire');
  for (const projection of projections) expect(await projection.verify()).toMatchObject({ same: true });
  for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});

test('a penalty that nobody decides is warned of, and found late after ninety days (行政处罚法 art. 60)', async () => {
  const caseId = randomUUID();
  const matter = { category: 'stairwell-clutter', urgency: 'normal', role: 'lead', brief: '安全出口堆物' };
  await officer('ReportHazard', { caseId, source: 'own-inspection', matter });
  const findings = [{ kind: 'exit-blocked', what: '安全出口堆物' }];
  await officer('InspectHazard', { caseId, ...visit, party, findings });
  await officer('NotifyRectification', { caseId, within: { unit: 'days', amount: 30 } });
  const penaltyId = randomUUID();
  await officer('ProposeHazardPenalty', { caseId, penaltyId, finding: 1, sanction: 'fine', yuan: 8_000 });
  const late = (what: string, fits: (row: PenaltyRow) => unknown) =>
    district.sees<PenaltyRow[]>(what, 'fire', 'Penalties', { late: true }, (rows) =>
      rows.some((row) => row.penalty_id === penaltyId && fits(row)),
    );
  const announced = await district.sees<PenaltyRow[]>('the announcement', 'fire', 'Penalties', {}, (rows) =>
    rows.some((row) => row.penalty_id === penaltyId),
  );
  const { decide_amber, decide_by } = announced.find((row) => row.penalty_id === penaltyId)!;
  district.clock.moveTo(decide_amber);
  await late('the warning', ({ decision }) => decision === 'near');
  const rule = { law: '公安机关办理行政案件程序规定', article: '第一百六十五条' };
  await officer('ExtendPenaltyDecision', { penaltyId, days: 30, rule, approval: '批准书1号' });
  district.clock.moveTo(decide_by);
  const [row] = await district.sees<PenaltyRow[]>('more time', 'fire', 'Penalties', { status: ['announced'] }, (rows) =>
    rows.some((each) => each.penalty_id === penaltyId && each.decide_by > decide_by && each.decision === 'in-time'),
  );
  district.clock.moveTo(row!.decide_by);
  await late('the end of it', ({ decision }) => decision === 'over');
  const figures = await district.asks<Record<string, number>>('fire', 'FireMorning', {});
  expect(figures).toMatchObject({ toDecide: 1, decisionsNear: 0, decisionsOverdue: 1 });
});
