import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DisclosureRow, FeeComplaintRow, InboxRow, PenaltyRow, PriceStandardRow } from '@tiaokuai/contracts';
import { answersAll } from '../../../test/support/answers.ts';
import { type District, openDistrict } from '../../../test/support/district.ts';
import { playRouter, type Referral, type Router } from '../../../test/support/referrals.ts';
import { pricing } from '../src/service.ts';

let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [pricing], start: '2018-05-14T01:00:00.000Z' });
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
  kind: 'new' as const,
  mode: 'professional' as const,
  starLevel: 3,
  enterprise: '和平物业',
};
const party = { kind: 'unit', name: '和平物业' };
const officers = ['0301', '0302'];
const terms = { contract: 'preliminary', ordinaryHome: true };
const fee = {
  item: 'property-service',
  what: '物业服务费',
  quantity: 1_000_000,
  from: '2018-06',
  to: '2018-06',
  price: 15_000,
  agreed: [],
};

const officer = (command: string, data: unknown) => district.does('officer:0301', 'pricing', command, data);
const inbox = ({ referralId }: Referral, what: string, fits: (row: InboxRow) => unknown) =>
  district.sees<InboxRow>(what, 'pricing', 'Referral', { referralId }, (row) => row && fits(row));
const complaint = (caseId: string, what: string, fits: (row: FeeComplaintRow) => unknown) =>
  district.sees<FeeComplaintRow>(what, 'pricing', 'FeeComplaint', { caseId }, (row) => row && fits(row));
const accepted = async (facts: Parameters<Router['issue']>[1]): Promise<Referral> => {
  const referral = await router.issue('pricing', { estate, ...facts });
  await inbox(referral, 'the referral in the inbox', ({ status }) => status === 'received');
  await officer('AcceptReferral', { referralId: referral.referralId });
  return referral;
};
const days = (more: number) => new Date(district.clock.now() + more * 86_400_000).toISOString();

test('an overcharge is computed from the register and the estate’s stars, and the referral follows the money', async () => {
  const referral = await accepted({ category: 'property-fee-overcharge' });
  const caseId = referral.incidentId;
  await complaint(caseId, 'the case', ({ status }) => status === 'received');
  const examination = { caseId, officers, credentialsShown: true, party, terms, charges: [fee] };
  const unknown = await district.tries('officer:0301', 'pricing', 'ExamineCharges', examination);
  expect(unknown).toMatchObject({ ok: false, error: { code: 'no-standard-on-register', rule: { law: '价格法' } } });

  const standard = { item: 'property-service', upPercent: 20, from: '2018-06', publishedOn: '2018-05-20' };
  const by = { document: '张价〔2018〕1号', authority: '张店区物价局' };
  await officer('RecordPriceStandard', { ...standard, ...by, starLevel: 3, base: 12_000 });
  await officer('RecordPriceStandard', { ...standard, ...by, starLevel: 4, base: 18_000 });
  await district.sees<PriceStandardRow[]>('both levels', 'pricing', 'PriceStandards', {}, (rows) => rows.length === 2);
  await officer('ExamineCharges', examination);
  // (1.50 − 1.44) × 10,000 m² × 1 month
  await inbox(referral, 'the sum', ({ last_note }) => last_note === '查实多收600元：超出政府指导价收费');
  await officer('OrderRefund', { caseId, within: { unit: 'days', amount: 30 } });
  await inbox(referral, 'the order', ({ last_note }) => last_note === '已责令退还600元，期限至2018-06-13');

  district.clock.moveTo(days(32));
  await complaint(caseId, 'run out by itself', ({ status, overdue }) => status === 'overdue' && overdue === 1);
  await officer('VerifyRefunds', { caseId, officers, refunded: [{ no: 1, fen: 60_000 }] });
  const row = await inbox(referral, 'completed', ({ status }) => status === 'completed');
  expect(row).toMatchObject({ outcome: 'resolved', last_note: '多收的600元已全部退还' });
});

test('who does not pay back is fined by the law’s procedure, the rest is confiscated, and the end is honest', async () => {
  const referral = await accepted({ category: 'utility-resale-markup' });
  const caseId = referral.incidentId;
  await complaint(caseId, 'the case', ({ open }) => open);
  await officer('RecordPriceStandard', {
    item: 'power',
    base: 5_469,
    upPercent: 0,
    from: '2018-06',
    document: '鲁价〔2018〕3号',
    authority: '省物价局',
    publishedOn: '2018-06-01',
  });
  const power = {
    item: 'power',
    what: '转供电',
    quantity: 1_000_000,
    from: '2018-06',
    to: '2018-06',
    price: 8_469,
    agreed: [],
  };
  await officer('ExamineCharges', { caseId, officers, credentialsShown: true, party, terms, charges: [power] });
  await officer('OrderRefund', { caseId, within: { unit: 'days', amount: 10 } });
  district.clock.moveTo(days(12));
  await officer('VerifyRefunds', { caseId, officers, refunded: [{ no: 1, fen: 100_000 }] });
  await inbox(referral, 'partly', ({ last_note }) => last_note === '核实已退还1000元，仍有1项未退清');
  const penaltyId = randomUUID();
  await officer('ProposeFeePenalty', { caseId, penaltyId, finding: 1, yuan: 15_000 });
  await district.sees<PenaltyRow[]>('announced', 'pricing', 'Penalties', { status: ['announced'] }, (rows) =>
    rows.some((row) => row.penalty_id === penaltyId),
  );
  await officer('HearParty', { penaltyId, statement: '无异议' });
  await officer('DecidePenalty', { penaltyId, officers, yuan: 15_000, reason: '转供电加价' });
  await inbox(referral, 'the fine', ({ last_note }) => last_note === '已作出罚款15000元的处罚，没收违法所得2000元');
  await officer('ConcludeComplaint', { caseId, note: '拒不退还' });
  const row = await inbox(referral, 'completed', ({ status }) => status === 'completed');
  expect(row).toMatchObject({ outcome: 'partly-resolved' });

  const figures = await district.asks<object[]>('pricing', 'OverchargesRefunded', {});
  expect(figures).toEqual([
    expect.objectContaining({
      whose: '和平物业',
      cases: 2,
      overcharged: 360_000,
      refunded: 160_000,
      confiscated: 200_000,
      outstanding: 0,
      fined: 15_000,
    }),
  ]);
});

test('a complaint that is not about prices goes back with the article and the name of whose it is', async () => {
  const referral = await accepted({ category: 'parking-fee-overcharge' });
  await complaint(referral.incidentId, 'the case', ({ open }) => open);
  await officer('PassComplaintOn', {
    caseId: referral.incidentId,
    matterOf: 'supply-cut-for-fees',
    reason: '以欠费为由停水',
  });
  await inbox(referral, 'declined', ({ status }) => status === 'declined');
  const history = await district.host.service('pricing').context.history('referral', `referral-${referral.referralId}`);
  expect(history.at(-1)).toMatchObject({
    type: 'ReferralDeclined',
    actor: 'officer:0301',
    data: { ground: 'not-our-power', legalGround: { law: '淄博市物业管理条例' }, proposes: 'housing' },
  });
});

test('a board without prices is ordered, found late by time, and shown at last', async () => {
  const referral = await accepted({ category: 'fees-not-disclosed' });
  const caseId = referral.incidentId;
  const board = (what: string, fits: (row: DisclosureRow) => unknown) =>
    district.sees<DisclosureRow>(what, 'pricing', 'Disclosure', { caseId }, (row) => row && fits(row));
  await board('the check', ({ status }) => status === 'reported');
  const visit = { caseId, officers, credentialsShown: true };
  const gaps = [
    { gap: 'standards-not-shown', what: '公示栏' },
    { gap: 'common-income-not-shown', what: '电梯广告收益' },
  ];
  await officer('CheckDisclosure', { ...visit, party, findings: gaps });
  await inbox(referral, 'housing told', ({ last_note }) => last_note === '1项公示缺项已通报房管部门');
  await officer('OrderDisclosure', { caseId, within: { unit: 'working-days', amount: 5 } });
  district.clock.moveTo(days(9));
  await board('late', ({ status, for_housing }) => status === 'overdue' && for_housing === 1);
  const figures = await district.asks<Record<string, number>>('pricing', 'PricingMorning', {});
  expect(figures).toMatchObject({
    toExamine: 0,
    refundsOverdue: 0,
    boardsToRecheck: 1,
    overcharged: 360_000,
    refunded: 160_000,
  });
  await officer('RecheckDisclosure', { ...visit, remaining: [] });
  const row = await inbox(referral, 'completed', ({ status }) => status === 'completed');
  expect(row).toMatchObject({ outcome: 'resolved', last_note: '经责令，已按规定公示' });
});

test('rework opens the complaint again, a withdrawal ends it, and every table is the fold of the log', async () => {
  const referral = await accepted({ category: 'parking-fee-overcharge' });
  const caseId = referral.incidentId;
  await complaint(caseId, 'the case', ({ open }) => open);
  const charges = [{ ...fee, price: 14_400 }];
  await officer('ExamineCharges', { caseId, officers, credentialsShown: true, terms, charges });
  await inbox(referral, 'lawful', ({ outcome }) => outcome === 'no-violation-found');
  await router.returnForRework(referral, 1, '回访反映仍多收');
  await complaint(caseId, 'again', ({ status, round }) => status === 'received' && round === 1);
  await router.withdraw(referral);
  await complaint(caseId, 'withdrawn', ({ status }) => status === 'withdrawn');
  expect(await answersAll(district, pricing)).toEqual(['Referral', 'FeeComplaint', 'Disclosure']);
  const { projections, reactors } = district.host.service('pricing');
  for (const projection of projections) expect(await projection.verify()).toMatchObject({ same: true });
  for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});
