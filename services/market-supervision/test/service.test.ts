import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { InboxRow, MediationRow, OperatorRow, PenaltyRow } from '@tiaokuai/contracts';
import { answersAll } from '../../../test/support/answers.ts';
import { type District, openDistrict } from '../../../test/support/district.ts';
import { playRouter, type Referral, type Router } from '../../../test/support/referrals.ts';
import { marketSupervision } from '../src/service.ts';

const service = 'market-supervision';
let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [marketSupervision], start: '2018-05-14T01:00:00.000Z' });
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
};
const visit = { officers: ['0901', '0902'], credentialsShown: true };
const shop = { operator: { kind: 'unit', name: '和平小吃店' }, premises: '3号楼101' };

const officer = (command: string, data: unknown) => district.does('officer:0901', service, command, data);
const inbox = ({ referralId }: Referral, what: string, fits: (row: InboxRow) => unknown) =>
  district.sees<InboxRow>(what, service, 'Referral', { referralId }, (row) => row && fits(row));
const operator = (caseId: string, what: string, fits: (row: OperatorRow) => unknown) =>
  district.sees<OperatorRow>(what, service, 'Operator', { caseId }, (row) => row && fits(row));
const dispute = (caseId: string, what: string, fits: (row: MediationRow) => unknown) =>
  district.sees<MediationRow>(what, service, 'ConsumerMediation', { caseId }, (row) => row && fits(row));
const accepted = async (facts: Parameters<Router['issue']>[1]): Promise<Referral> => {
  const referral = await router.issue(service, { estate, ...facts });
  await inbox(referral, 'the referral in the inbox', ({ status }) => status === 'received');
  await officer('AcceptReferral', { referralId: referral.referralId });
  return referral;
};
const days = (more: number) => new Date(district.clock.now() + more * 86_400_000).toISOString();

test('an operator is led to a licence, found late by time, and registers', async () => {
  const referral = await accepted({ category: 'unlicensed-business' });
  const caseId = referral.incidentId;
  await operator(caseId, 'the case', ({ status }) => status === 'reported');
  const findings = [
    { kind: 'no-licence', what: '101室小吃店' },
    { kind: 'dwelling-without-consent', what: '住宅用于餐饮' },
  ];
  await officer('CheckOperator', { caseId, ...visit, ...shop, findings });
  await inbox(referral, 'theirs reported', ({ last_note }) => last_note === '1项已通报有关部门');
  await officer('OrderOperator', { caseId, manner: 'register', within: { unit: 'days', amount: 15 } });
  await inbox(referral, 'the order', ({ last_note }) => last_note === '已责令办理证照，期限至2018-05-29');
  district.clock.moveTo(days(16));
  await operator(caseId, 'run out by itself', ({ status, overdue }) => status === 'overdue' && overdue === 1);
  await officer('RevisitOperator', { caseId, ...visit, remaining: [], regularised: 'registered' });
  const row = await inbox(referral, 'completed', ({ status }) => status === 'completed');
  expect(row).toMatchObject({ outcome: 'resolved', last_note: '经督促引导，已依法办理证照' });
});

test('who goes on is fined by the law’s procedure, put on the record, closed, and free again after thirty days', async () => {
  const referral = await accepted({ category: 'unlicensed-business' });
  const caseId = referral.incidentId;
  await operator(caseId, 'the case', ({ open }) => open);
  await officer('CheckOperator', {
    caseId,
    ...visit,
    ...shop,
    findings: [{ kind: 'no-licence', what: '101室小吃店' }],
  });
  await officer('OrderOperator', { caseId, manner: 'stop', within: { unit: 'days', amount: 3 } });
  const penaltyId = randomUUID();
  await officer('ProposeOperatorPenalty', { caseId, penaltyId, finding: 1, yuan: 3_000, gains: 120_000 });
  await district.sees<PenaltyRow[]>('announced', service, 'Penalties', { status: ['announced'] }, (rows) =>
    rows.some((row) => row.penalty_id === penaltyId),
  );
  await officer('DecidePenalty', { penaltyId, officers: ['0901', '0902'], yuan: 3_000, reason: '无照经营' });
  await operator(caseId, 'on record', ({ fined, on_credit_record }) => fined === 3_000 && on_credit_record);
  await officer('SealPremises', { caseId, part: '101室' });
  district.clock.moveTo(days(6));
  await officer('RevisitOperator', { caseId, ...visit, remaining: [1] });
  await officer('ConcludeOperator', { caseId, note: '业主另行招租' });
  const row = await inbox(referral, 'completed', ({ status }) => status === 'completed');
  expect(row).toMatchObject({ outcome: 'partly-resolved', last_note: '经营场所已查封：业主另行招租' });
  await operator(caseId, 'sealed still', ({ sealed_until, status }) => sealed_until && status === 'closed');
  district.clock.moveTo(days(30));
  await operator(caseId, 'the seal over', ({ sealed_until }) => sealed_until === null);
  const repeated = await district.asks<object[]>(service, 'RepeatOperators', {});
  expect(repeated).toEqual([{ operator: '和平小吃店', cases: 2, penalties: 1, fined: 3_000 }]);
});

test('a dispute is answered, mediated, agreed on and paid; one that nobody answers shows up', async () => {
  const referral = await accepted({ category: 'consumer-dispute' });
  const caseId = referral.incidentId;
  const waiting = await accepted({ category: 'consumer-dispute' });
  await dispute(caseId, 'the dispute', ({ status }) => status === 'lodged');
  await dispute(waiting.incidentId, 'the other', ({ status }) => status === 'lodged');
  const claim = { operator: { kind: 'unit', name: '健身馆' }, claim: '退还余款', fen: 120_000 };
  await officer('AcceptDispute', { caseId, ...claim });
  const alone = await district.tries('officer:0901', service, 'RecordSettlement', {
    caseId,
    terms: '退款',
    fen: 100_000,
    within: { unit: 'days', amount: 10 },
  });
  expect(alone).toMatchObject({ ok: false, error: { code: 'no-session-of-both' } });
  await officer('HoldSession', { caseId, mediators: ['0903'], bothCame: true, note: '双方到场' });
  await inbox(referral, 'the session', ({ last_note }) => last_note === '已组织第1次调解');
  await officer('RecordSettlement', {
    caseId,
    terms: '退款一千元',
    fen: 100_000,
    within: { unit: 'days', amount: 10 },
  });
  district.clock.moveTo(days(14));
  await dispute(waiting.incidentId, 'unanswered', ({ missed }) => missed.includes('answer'));
  await dispute(caseId, 'unpaid', ({ missed }) => missed.includes('performance'));
  await officer('RecordSettlementPerformance', { caseId, fen: 100_000 });
  const row = await inbox(referral, 'completed', ({ status }) => status === 'completed');
  expect(row).toMatchObject({ outcome: 'resolved', last_note: '调解协议已履行' });

  await officer('RefuseDispute', { caseId: waiting.incidentId, ground: 'before-court', reason: '已向法院起诉' });
  const end = await inbox(waiting, 'told', ({ status }) => status === 'completed');
  expect(end).toMatchObject({
    outcome: 'not-resolved',
    last_note: '不予受理：已向法院起诉；已告知可向人民法院起诉',
  });
  const figures = await district.asks<Record<string, number>>(service, 'MarketMorning', {});
  expect(figures).toMatchObject({ toCheck: 0, toAnswer: 0, toPerform: 0, paidToConsumers: 100_000, sealed: 0 });
});

test('help, rework and withdrawal; and every table is the fold of the log', async () => {
  const assisting = await accepted({ category: 'street-occupation', role: 'assist' });
  await operator(assisting.incidentId, 'the case', ({ open }) => open);
  await officer('RecordOperatorAssistance', { caseId: assisting.incidentId, officers: ['0901'], note: '到场核对执照' });
  await inbox(
    assisting,
    'completed',
    ({ status, last_note }) => status === 'completed' && last_note === '到场核对执照',
  );

  const referral = await accepted({ category: 'food-safety' });
  await operator(referral.incidentId, 'the case', ({ open }) => open);
  await officer('CheckOperator', { caseId: referral.incidentId, ...visit, findings: [] });
  await inbox(referral, 'lawful', ({ outcome }) => outcome === 'no-violation-found');
  await router.returnForRework(referral, 1, '回访反映仍无证经营');
  await operator(referral.incidentId, 'again', ({ status, round }) => status === 'reported' && round === 1);
  await router.withdraw(referral);
  await operator(referral.incidentId, 'withdrawn', ({ status }) => status === 'withdrawn');
  expect(await answersAll(district, marketSupervision)).toEqual(['Referral', 'Operator', 'ConsumerMediation']);
  const { projections, reactors } = district.host.service(service);
  for (const projection of projections) expect(await projection.verify()).toMatchObject({ same: true });
  for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});
