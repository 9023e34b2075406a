import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  ConductRow,
  ContractRow,
  CreditRow,
  FundAccountRow,
  FundRow,
  FundUseRow,
  PolicyAnswerRow,
} from '@tiaokuai/contracts';
import type { InboxRow, PenaltyRow } from '@tiaokuai/department';
import { answersAll } from '../../../test/support/answers.ts';
import { type District, openDistrict } from '../../../test/support/district.ts';
import { playRouter, type Referral, type Router } from '../../../test/support/referrals.ts';
import { housing } from '../src/service.ts';

let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [housing], start: '2018-05-14T01:00:00.000Z' });
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
  acceptedOn: '2008-06-01',
};
const { estateId } = estate;
const accounts = ['a', 'b', 'c'].map((owner, index) => ({ account: `k${index}`, owner, area: 10_000 }));
const sealed = { sha256: 'a'.repeat(64), mediaType: 'image/png', bytes: 1 };

const officer = (command: string, data: unknown) => district.does('officer:0117', 'housing', command, data);
const office = (command: string, data: unknown) => district.does('subdistrict-office:hp-1', 'housing', command, data);
const inbox = ({ referralId }: Referral, what: string, fits: (row: InboxRow) => unknown) =>
  district.sees<InboxRow>(what, 'housing', 'Referral', { referralId }, (row) => row && fits(row));
const use = (caseId: string, what: string, fits: (row: FundUseRow) => unknown) =>
  district.sees<FundUseRow>(what, 'housing', 'FundUse', { caseId }, (row) => row && fits(row));
const conduct = (caseId: string, what: string, fits: (row: ConductRow) => unknown) =>
  district.sees<ConductRow>(what, 'housing', 'Conduct', { caseId }, (row) => row && fits(row));
const accepted = async (facts: Parameters<Router['issue']>[1]): Promise<Referral> => {
  const referral = await router.issue('housing', { estate, ...facts });
  await inbox(referral, 'the referral in the inbox', ({ status }) => status === 'received');
  await officer('AcceptReferral', { referralId: referral.referralId });
  return referral;
};
const fund = (what: string, fits: (row: FundRow & { to_replenish: number }) => unknown) =>
  district.sees<(FundRow & { to_replenish: number })[]>(what, 'housing', 'Funds', {}, ([row]) => row && fits(row));

test('a fund is registered, with an account for each household and the first deposits in full', async () => {
  await officer('RegisterFund', { estateId, estate, custody: 'authority' });
  await officer('OpenFundAccounts', {
    estateId,
    accounts: accounts.map((each) => ({ ...each, firstDeposit: 50_000 })),
  });
  const part = { estateId, kind: 'first', deposits: [{ account: 'k0', fen: 49_000 }] };
  expect(await district.tries('officer:0117', 'housing', 'DepositFund', part)).toMatchObject({
    ok: false,
    error: { code: 'first-deposit-not-in-full', rule: { article: '第六十三条' } },
  });
  const deposits = accounts.map(({ account }) => ({ account, fen: 50_000 }));
  await officer('DepositFund', { estateId, kind: 'first', deposits });
  await fund('the balance', ({ balance, accounts: open }) => balance === 150_000 && open === 3);
});

describe('a use of the fund that a referral starts', () => {
  test('by vote: from the scope to the settlement, each share drawn from its account, the referral follows', async () => {
    const referral = await accepted({ category: 'warranty-repair/after-warranty' });
    const caseId = referral.incidentId;
    await use(caseId, 'the case', ({ status }) => status === 'opened');
    await officer('DefineFundScope', { caseId, estateId, part: 'roof', work: '三号楼屋面防水' });
    const ballots = accounts.map(({ owner }, index) => ({ owner, vote: index < 2 ? 'for' : 'against' }));
    await officer('CountOwnersVote', { caseId, endedOn: '2018-05-13', ballots });
    await inbox(referral, 'the vote as progress', ({ last_note }) => last_note === '业主表决通过：3人中2人同意');
    const applicant = { kind: 'owners-committee', name: '和平小区业主委员会' };
    await officer('ApplyFundUse', { caseId, applicant, budget: 120_000 });
    const early = await district.tries('officer:0117', 'housing', 'ApproveFundUse', { caseId });
    expect(early).toMatchObject({ ok: false, error: { code: 'approve-before-seal' } });
    await office('VerifyFundUse', { caseId, office: '和平街道物业办', sealed });
    await officer('ApproveFundUse', { caseId });
    await use(caseId, 'money reserved', ({ status }) => status === 'reserved');
    await fund('the reserve', ({ reserved, balance }) => reserved === 120_000 && balance === 150_000);
    await officer('PayFundAdvance', { caseId, fen: 80_000 });
    await officer('InspectFundWork', { caseId, passed: true, inspectors: ['0117', '0118'] });
    await officer('SettleFundUse', { caseId, cost: 108_001 });
    const row = await inbox(referral, 'the referral completed', ({ status }) => status === 'completed');
    expect(row).toMatchObject({ outcome: 'resolved', last_note: '维修完成并验收合格，维修资金结算1080.01元' });
    await fund('the rest', ({ reserved, balance, drawn }) => reserved === 0 && balance === 41_999 && drawn === 108_001);
    const held = await district.asks<FundAccountRow[]>('housing', 'FundAccounts', { estateId });
    expect(held.map(({ account, balance, low }) => [account, balance, low])).toEqual([
      ['k0', 13_999, true],
      ['k1', 14_000, true],
      ['k2', 14_000, true],
    ]);
  });

  /** Acceptance case 16 (淄博物业 art. 66, 67). */
  test('in an emergency: confirmed on site, repaired, published five days, then paid; topped up where accounts are short', async () => {
    const referral = await accepted({ category: 'estate-emergency/flooding', urgency: 'emergency', role: 'assist' });
    const caseId = referral.incidentId;
    await use(caseId, 'the case', ({ open }) => open);
    await officer('DefineFundScope', {
      caseId,
      estateId,
      part: 'drainage',
      work: '地下车库排水泵',
      accounts: ['k0', 'k1'],
    });
    await officer('ReportEmergencyRepair', {
      caseId,
      emergency: 'garage-flooded',
      to: 'owners-committee',
      hasOwnersCommittee: true,
    });
    const present = ['owners', 'owners-committee', 'enterprise'];
    await officer('ConfirmEmergency', { caseId, present, confirmed: true });
    await officer('InspectFundWork', { caseId, passed: true, inspectors: ['0117'] });
    const documents = ['plan', 'settlement-report', 'acceptance-certificate', 'households-and-shares'];
    await officer('PublishFundWork', { caseId, documents, cost: 30_000, where: '小区公示栏' });
    const application = { caseId, applicant: { kind: 'enterprise', name: '和平物业' }, budget: 30_000 };
    const early = await district.tries('officer:0117', 'housing', 'ApplyFundUse', application);
    expect(early).toMatchObject({
      ok: false,
      error: { code: 'apply-before-publication', rule: { article: '第六十七条' } },
    });
    // The fifth day is a Saturday: the publication runs to the end of Monday (民法典 art. 203).
    district.clock.moveTo('2018-05-22T01:00:00.000Z');
    await use(caseId, 'the publication over by itself', ({ status }) => status === 'to-apply');
    await inbox(referral, 'as progress', ({ last_note }) => last_note === '公示期满，可以申请列支');
    await officer('ApplyFundUse', application);
    await office('VerifyFundUse', { caseId, office: '和平街道物业办', sealed });
    await officer('ApproveFundUse', { caseId });
    await use(caseId, 'accounts short', ({ status }) => status === 'short');
    await officer('DepositFund', {
      estateId,
      kind: 'top-up',
      deposits: ['k0', 'k1'].map((account) => ({ account, fen: 10_000 })),
    });
    await officer('ApproveFundUse', { caseId });
    await use(caseId, 'money reserved', ({ status }) => status === 'reserved');
    await officer('SettleFundUse', { caseId, cost: 30_000 });
    await inbox(referral, 'completed', ({ status, outcome }) => status === 'completed' && outcome === 'resolved');
    await fund('the rest', ({ reserved, balance }) => reserved === 0 && balance === 31_999);
  });

  test('given up when the owners disagree; money that was reserved is free again', async () => {
    const referral = await accepted({ category: 'elevator-fault/unfunded-repair' });
    const caseId = referral.incidentId;
    await use(caseId, 'the case', ({ open }) => open);
    await officer('DefineFundScope', { caseId, estateId, part: 'elevator', work: '更换曳引机' });
    await officer('CountOwnersVote', { caseId, endedOn: '2018-05-19', ballots: [{ owner: 'a', vote: 'for' }] });
    await officer('AbandonFundUse', { caseId, ground: 'owners-disagree', note: '参与表决人数不足' });
    const row = await inbox(referral, 'completed', ({ status }) => status === 'completed');
    expect(row.outcome).toBe('not-resolved');
  });
});

/** Acceptance case 13 (淄博物业 art. 56, 82). */
test('a supply cut for unpaid fees is ordered right and fined, and stands in the credit file', async () => {
  const referral = await accepted({ category: 'property-dispute/supply-cut', urgency: 'urgent' });
  const caseId = referral.incidentId;
  await conduct(caseId, 'the case', ({ status }) => status === 'reported');
  const party = { kind: 'unit', name: '和平物业' };
  await officer('EstablishConduct', {
    caseId,
    inspectors: ['0117', '0118'],
    party,
    findings: [{ kind: 'supply-cut', what: '以欠费为由停水' }],
  });
  await officer('OrderCorrection', { caseId, within: { unit: 'hours', amount: 4 } });
  const penaltyId = randomUUID();
  const tooLow = { caseId, penaltyId, finding: 1, sanction: 'fine', yuan: 1_000 };
  expect(await district.tries('officer:0117', 'housing', 'ProposeConductPenalty', tooLow)).toMatchObject({
    ok: false,
    error: { code: 'outside-range', rule: { law: '淄博市物业管理条例', article: '第八十二条' } },
  });
  await officer('ProposeConductPenalty', { ...tooLow, yuan: 3_000 });
  await district.sees<PenaltyRow[]>('the announcement', 'housing', 'Penalties', {}, (rows) =>
    rows.some(({ penalty_id, status }) => penalty_id === penaltyId && status === 'announced'),
  );
  await officer('HearParty', { penaltyId, waived: true });
  await officer('DecidePenalty', { penaltyId, officers: ['0117', '0118'], yuan: 3_000, reason: '中断供水' });
  await inbox(referral, 'the fine as progress', ({ last_note }) => last_note === '已作出罚款3000元的处罚');
  district.clock.moveTo('2018-05-22T06:00:00.000Z');
  await conduct(caseId, 'the order run out by itself', ({ status }) => status === 'overdue');
  await officer('RevisitConduct', { caseId, inspectors: ['0117'], remaining: [] });
  await inbox(referral, 'completed', ({ status, outcome }) => status === 'completed' && outcome === 'resolved');
  const file = await district.sees<CreditRow & { history: { type: string }[] }>(
    'the marks',
    'housing',
    'CreditFile',
    { enterprise: '和平物业' },
    (row) => row?.marks === 2,
  );
  expect(file.points).toBe(20);
});

/** Acceptance case 12 (物业管理条例 art. 45–46; 淄博物业 art. 43(七)). */
test('an enterprise that neither stopped nor reported a violation has a mark, published with the year', async () => {
  const caseId = randomUUID();
  const enterprise = '世纪物业';
  const matter = {
    category: 'structural-alteration',
    urgency: 'normal',
    role: 'lead',
    estate,
    brief: '拆改承重墙，物业未制止未报告',
  };
  await officer('ReportConduct', { caseId, source: 'subdistrict', matter });
  await officer('EstablishConduct', {
    caseId,
    inspectors: ['0117'],
    party: { kind: 'unit', name: enterprise },
    findings: [{ kind: 'no-dissuasion-or-report', what: '发现拆改承重墙未制止、未报告' }],
  });
  const file = await district.sees<CreditRow & { history: { type: string; data: { rule?: { law: string } } }[] }>(
    'the mark',
    'housing',
    'CreditFile',
    { enterprise },
    (row) => row?.marks === 1,
  );
  const entered = file.history.find(({ type }) => type === 'CreditMarkEntered');
  expect(entered?.data).toMatchObject({
    kind: 'no-dissuasion-or-report',
    rule: { law: '物业管理条例', article: '第四十五条' },
    because: `conduct-${caseId}`,
  });
  const own = { enterprise, year: 2018, office: '和平街道', honest: true, note: '达标' };
  expect(await district.tries('officer:0117', 'housing', 'VerifyStanding', own)).toMatchObject({
    ok: false,
    error: { code: 'not-the-subdistrict' },
  });
  await office('VerifyStanding', own);
});

test('an enquiry is answered with its law, and the next one with the published answer', async () => {
  const referral = await accepted({ category: 'property-policy-enquiry' });
  const caseId = referral.incidentId;
  await district.sees<PolicyAnswerRow>('the enquiry', 'housing', 'PolicyEnquiry', { caseId }, (row) => row);
  const rules = [{ law: '淄博市物业管理条例', article: '第二十二条' }];
  await officer('AnswerPolicy', {
    caseId,
    topic: 'owners-assembly',
    text: '十名以上业主联名可以申请成立业主大会',
    rules,
  });
  const row = await inbox(referral, 'completed', ({ status }) => status === 'completed');
  expect(row).toMatchObject({
    outcome: 'resolved',
    last_note: '十名以上业主联名可以申请成立业主大会（依据：淄博市物业管理条例第二十二条）',
  });
  await officer('PublishPolicyAnswer', { caseId });

  const next = await accepted({ category: 'property-policy-enquiry' });
  await district.sees<PolicyAnswerRow>(
    'the next',
    'housing',
    'PolicyEnquiry',
    { caseId: next.incidentId },
    (each) => each,
  );
  const unknown = { caseId: next.incidentId, after: next.incidentId };
  expect(await district.tries('officer:0117', 'housing', 'RepeatPolicyAnswer', unknown)).toMatchObject({
    ok: false,
    error: { code: 'answer-not-published' },
  });
  await officer('RepeatPolicyAnswer', { caseId: next.incidentId, after: caseId });
  await inbox(next, 'completed', ({ last_note }) => last_note === row.last_note);
});

test('a contract: no presale before its certificate, overdue by time, replaced by the owners’ own', async () => {
  const [preliminary, owners] = [randomUUID(), randomUUID()];
  const signed = { estate, enterprise: '世纪物业', kind: 'preliminary', signedOn: '2018-05-18' };
  await officer('NoteContract', { contractId: preliminary, ...signed });
  const presale = { contractId: preliminary, application: '一期预售' };
  expect(await district.tries('officer:0117', 'housing', 'CheckPresale', presale)).toMatchObject({
    ok: false,
    error: { code: 'no-filing-certificate', rule: { law: '政策', article: '三(一)' } },
  });
  const contract = (contractId: string, what: string, fits: (row: ContractRow) => unknown) =>
    district.sees<ContractRow[]>(what, 'housing', 'Contracts', { estateId }, (rows) =>
      rows.some((row) => row.contract_id === contractId && fits(row)),
    );
  district.clock.moveTo('2018-06-01T01:00:00.000Z');
  await contract(preliminary, 'overdue by itself', ({ overdue }) => overdue);
  await district.sees<CreditRow>(
    'its mark',
    'housing',
    'CreditFile',
    { enterprise: '世纪物业' },
    (row) => row?.marks === 2,
  );
  const documents = [
    'contract',
    'interim-covenant',
    'facilities-and-ownership',
    'tender-result',
    'service-level-confirmation',
  ];
  await officer('SubmitContract', { contractId: preliminary, documents });
  await officer('FileContract', { contractId: preliminary, certificate: 'QQ-2018-001' });
  await officer('CheckPresale', presale);
  await district.sees(
    'the gate open',
    'housing',
    'PresaleClearance',
    { estateId },
    (answer) => (answer as { cleared: boolean }).cleared,
  );

  await officer('NoteContract', {
    ...signed,
    contractId: owners,
    kind: 'owners',
    signedOn: '2018-05-31',
    replaces: preliminary,
  });
  await officer('SubmitContract', { contractId: owners, documents: ['contract', 'owners-decision'] });
  await officer('FileContract', { contractId: owners, certificate: 'BA-2018-002' });
  // The same enterprise goes on under the owners' contract.
  await contract(preliminary, 'the preliminary ended', ({ status, leave_by }) => status === 'ended' && !leave_by);

  await officer('EndContract', { contractId: owners, ground: 'expired', endedOn: '2018-06-01' });
  district.clock.moveTo('2018-07-03T01:00:00.000Z');
  await contract(owners, 'not left in thirty days', ({ exit_overdue }) => exit_overdue);
  const cases = await district.sees<ConductRow[]>('looked into', 'housing', 'Conducts', {}, (rows) =>
    rows.some(({ category }) => category === 'enterprise-exit-handover'),
  );
  expect(cases.at(-1)).toMatchObject({ status: 'reported', source: 'own-inspection', estate_id: estateId });
  await officer('RecordEnterpriseLeft', { contractId: owners, leftOn: '2018-07-02' });
  await contract(owners, 'left', ({ status }) => status === 'left');
});

test('the chief sees a figure for each thing to be done, and every table is the fold of the log', async () => {
  const morning = await district.asks<Record<string, number>>('housing', 'HousingMorning', {});
  expect(morning).toMatchObject({
    toSeal: 0,
    toApprove: 0,
    accountsToReplenish: 3,
    contractsToFile: 0,
    conductsToLookInto: 1,
    exitsOverdue: 0,
    enquiriesOpen: 0,
  });
  const statistics = await district.asks<{ fund: Record<string, number>; contracts: Record<string, number> }>(
    'housing',
    'DistrictStatistics',
    {},
  );
  expect(statistics.fund).toMatchObject({ funds: 1, accounts: 3, paidIn: 170_000, drawn: 138_001, balance: 31_999 });
  expect(statistics.contracts).toEqual({ filed: 0, late: 1, overdue: 1 });
  expect(await answersAll(district, housing)).toEqual([
    'Referral',
    'FundAccounts',
    'FundUse',
    'PresaleClearance',
    'CreditFile',
    'PolicyEnquiry',
    'Conduct',
  ]);
  const { projections, reactors } = district.host.service('housing');
  for (const projection of projections) expect(await projection.verify()).toMatchObject({ same: true });
  for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});
