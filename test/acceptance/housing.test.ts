import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ConductEvent } from '@tiaokuai/contracts';
import type { InboxRow } from '@tiaokuai/department';
import { type District, openDistrict } from '../support/district.ts';
import { until } from '../support/until.ts';

/** Acceptance cases 12, 13, 14 and 16 across services. */

let district: District;
beforeAll(async () => {
  district = await openDistrict({ start: '2018-05-14T01:00:00.000Z' });
  await district.does('property-office:1', 'subdistrict', 'RegisterEstate', {
    estateId,
    effectiveFrom: '2018-01-01',
    particulars: {
      name: '和平小区',
      subdistrict: '和平街道',
      kind: 'old',
      mode: 'professional',
      acceptedOn: '2008-06-01',
      enterprise,
      buildings: ['1', '2', '3'],
      gridCells: ['g-1'],
      hasOwnersCommittee: false,
    },
  });
});
afterAll(() => district?.close());

const estateId = randomUUID();
const enterprise = '和平物业';
const worker = 'grid-worker:1';

interface Sent {
  readonly referral_id: string;
  readonly responsibility: string;
  readonly role: string;
}

const raise = async (what: Readonly<Record<string, unknown>>): Promise<string> => {
  const incidentId = randomUUID();
  const report = { incidentId, channel: 'grid', subject: '情况反映', text: '请尽快处理', estateId, ...what };
  await district.does(worker, 'subdistrict', 'ReportIncident', report);
  return incidentId;
};
const referralsOf = (incidentId: string, count: number): Promise<readonly Sent[]> =>
  district.sees<Sent[]>(
    'the referrals',
    'referral-router',
    'Referrals',
    { incidentId },
    (rows) => rows.length === count,
  );
const shape = (rows: readonly Sent[]) => rows.map(({ role, responsibility }) => `${role} ${responsibility}`).sort();
const inbox = (service: string, referralId: string, what: string, fits: (row: InboxRow) => unknown) =>
  district.sees<InboxRow | null>(what, service, 'Referral', { referralId }, (row) => row && fits(row));
const officer = (command: string, data: unknown) => district.does('officer:0117', 'housing', command, data);
const office = (command: string, data: unknown) => district.does('subdistrict-office:hp-1', 'housing', command, data);

/** Housing accepts its referral, and its case is there. */
const accept = async (rows: readonly Sent[], query: 'Conduct' | 'FundUse', caseId: string): Promise<string> => {
  const { referral_id: referralId } = rows.find(({ responsibility }) => responsibility === 'housing')!;
  await inbox('housing', referralId, 'the referral', ({ status }) => status === 'received');
  await officer('AcceptReferral', { referralId });
  await district.sees('the case', 'housing', query, { caseId }, Boolean);
  return referralId;
};
/** The others answer at their desks. */
const completeOthers = async (rows: readonly Sent[]): Promise<void> => {
  for (const { responsibility, referral_id: referralId } of rows) {
    if (responsibility === 'housing') continue;
    const actor = `officer:${responsibility}-1`;
    await inbox(responsibility, referralId, 'their referral', ({ status }) => status === 'received');
    await district.does(actor, responsibility, 'AcceptReferral', { referralId });
    await district.does(actor, responsibility, 'CompleteReferral', { referralId, outcome: 'resolved', note: '已配合' });
  }
};
const incidentIs = (incidentId: string, status: string) =>
  district.sees<{ status: string }>(
    `incident ${status}`,
    'subdistrict',
    'Incident',
    { incidentId },
    (row) => row?.status === status,
  );

/** 13: 淄博市物业管理条例 art. 56, 82. */
test('water cut over unpaid fees goes to housing and not to the water company; ordered right, fined, closed', async () => {
  const incidentId = await raise({ category: 'water-outage', answers: { 'unpaid-property-fee': true } });
  const rows = await referralsOf(incidentId, 2);
  expect(shape(rows)).toEqual(['assist subdistrict', 'lead housing']);
  const caseId = incidentId;
  const referralId = await accept(rows, 'Conduct', caseId);
  const party = { kind: 'unit', name: enterprise };
  const findings = [{ kind: 'supply-cut', what: '以欠交物业费为由停水' }];
  await officer('EstablishConduct', { caseId, inspectors: ['0117', '0118'], party, findings });
  const penaltyId = randomUUID();
  const fine = { caseId, penaltyId, finding: 1, sanction: 'fine', yuan: 2_000 };
  expect(await district.tries('officer:0117', 'housing', 'ProposeConductPenalty', fine)).toMatchObject({
    ok: false,
    error: { code: 'penalty-before-order', rule: { law: '行政处罚法', article: '第二十八条' } },
  });
  await officer('OrderCorrection', { caseId, within: { unit: 'hours', amount: 4 } });
  for (const yuan of [1_999, 10_001])
    expect(await district.tries('officer:0117', 'housing', 'ProposeConductPenalty', { ...fine, yuan })).toMatchObject({
      ok: false,
      error: { code: 'outside-range', rule: { law: '淄博市物业管理条例', article: '第八十二条' } },
    });
  await officer('ProposeConductPenalty', fine);
  await district.sees<unknown[]>('the announcement', 'housing', 'Penalties', {}, (all) => all.length === 1);
  await officer('HearParty', { penaltyId, waived: true });
  await officer('DecidePenalty', { penaltyId, officers: ['0117', '0118'], yuan: 2_000, reason: '中断供水' });
  await inbox('housing', referralId, 'the fine', ({ last_note }) => last_note === '已作出罚款2000元的处罚');
  await officer('RevisitConduct', { caseId, inspectors: ['0117'], remaining: [] });
  await inbox('housing', referralId, 'completed', ({ status }) => status === 'completed');
  await completeOthers(rows);
  await incidentIs(incidentId, 'answered');
  await district.does(worker, 'subdistrict', 'VerifyIncident', { incidentId, passed: true });
  await incidentIs(incidentId, 'closed');
});

/** 12: 物业管理条例 art. 45–46; 淄博市物业管理条例 art. 43(七). */
test('an enterprise that neither stopped nor reported a violation has a mark in its credit file', async () => {
  const incidentId = await raise({ category: 'property-dispute' });
  const rows = await referralsOf(incidentId, 2);
  expect(shape(rows)).toEqual(['assist housing', 'lead subdistrict']);
  const caseId = incidentId;
  await accept(rows, 'Conduct', caseId);
  const marks = async () =>
    (await district.asks<{ history: { type: string; data: { kind?: string } }[] } | null>('housing', 'CreditFile', {
      enterprise,
    }))!.history.filter(({ type }) => type === 'CreditMarkEntered');
  const before = await marks();
  expect(before.map(({ data }) => data.kind)).not.toContain('no-dissuasion-or-report');
  await officer('EstablishConduct', {
    caseId,
    inspectors: ['0117'],
    party: { kind: 'unit', name: enterprise },
    findings: [{ kind: 'no-dissuasion-or-report', what: '发现占用消防通道未制止、未报告' }],
  });
  await district.sees<{ marks: number }>(
    'the mark',
    'housing',
    'CreditFile',
    { enterprise },
    (row) => row.marks === before.length + 1,
  );
  expect((await marks()).at(-1)?.data).toMatchObject({
    kind: 'no-dissuasion-or-report',
    rule: { law: '物业管理条例', article: '第四十五条' },
    because: `conduct-${caseId}`,
  });
});

/** 淄博市物业管理条例 art. 45, 80: prices are for pricing, what else must be shown for housing. */
test('gaps that pricing leaves to housing are housing’s case at once, and its own referral joins it', async () => {
  const incidentId = await raise({ category: 'fees-not-disclosed' });
  const rows = await referralsOf(incidentId, 2);
  expect(shape(rows)).toEqual(['assist housing', 'lead pricing']);
  const caseId = incidentId;
  const { referral_id: lead } = rows.find(({ role }) => role === 'lead')!;
  await inbox('pricing', lead, 'their referral', ({ status }) => status === 'received');
  await district.does('officer:0401', 'pricing', 'AcceptReferral', { referralId: lead });
  const party = { kind: 'unit', name: enterprise };
  const check = { caseId, officers: ['0401', '0402'], credentialsShown: true, party };
  const findings = [{ gap: 'accounts-not-shown', what: '上一年度收支未公示' }];
  await district.sees('their case', 'pricing', 'Referral', { referralId: lead }, Boolean);
  await until('the check', async () => {
    const reply = await district.tries('officer:0401', 'pricing', 'CheckDisclosure', { ...check, findings });
    return reply.ok;
  });
  const conduct = (
    what: string,
    fits: (row: { source: string; status: string; referral_id: string | null }) => unknown,
  ) =>
    district.sees<{ source: string; status: string; referral_id: string | null }>(
      what,
      'housing',
      'Conduct',
      { caseId },
      (row) => row && fits(row),
    );
  await conduct('the case of what pricing found', ({ source }) => source === 'other-department');
  await officer('EstablishConduct', {
    caseId,
    inspectors: ['0117'],
    party,
    findings: [{ kind: 'not-disclosed', what: '上一年度收支未公示' }],
  });
  const referralId = await accept(rows, 'Conduct', caseId);
  await conduct(
    'the referral joined',
    ({ referral_id, status }) => referral_id === referralId && status === 'established',
  );
  await officer('OrderCorrection', { caseId, within: { unit: 'working-days', amount: 3 } });
  await officer('RevisitConduct', { caseId, inspectors: ['0117'], remaining: [] });
  const row = await inbox('housing', referralId, 'completed', ({ status }) => status === 'completed');
  expect(row?.outcome).toBe('resolved');
});

/** 14: 淄博市物业管理条例 art. 49; 山东省物业管理条例 art. 74(二). */
test('a refused handover is brought to the joint meeting, in the lane that it follows, and goes on by its result', async () => {
  const incidentId = await raise({ category: 'enterprise-exit-handover' });
  const rows = await district.sees<Sent[]>(
    'housing among the referrals',
    'referral-router',
    'Referrals',
    { incidentId },
    (all) => all.some(({ responsibility }) => responsibility === 'housing'),
  );
  const caseId = incidentId;
  const referralId = await accept(rows, 'Conduct', caseId);
  await officer('EstablishConduct', {
    caseId,
    inspectors: ['0117'],
    party: { kind: 'unit', name: enterprise },
    findings: [{ kind: 'handover-refused', what: '以业主欠费为由拒不移交' }],
  });
  await officer('BringHandoverToMeeting', { caseId, reason: '新企业无法进场' });
  const lane = await district.host
    .service('housing')
    .context.lane({ service: 'housing', lane: 'housing.conduct', after: 0n, limit: 500 });
  const item = lane.find(({ type }) => type.includes('HandoverBroughtToMeeting'))?.data as Extract<
    ConductEvent,
    { type: 'HandoverBroughtToMeeting' }
  >['data'];
  expect(item).toMatchObject({ subdistrict: '和平街道', estateId, enterprise, rule: { article: '第四十九条' } });
  await officer('RecordMeetingResult', { caseId, handedOver: true, note: '三日内移交' });
  const row = await inbox('housing', referralId, 'completed', ({ status }) => status === 'completed');
  expect(row?.outcome).toBe('resolved');
  const history = await district.host.service('housing').context.history('conduct', `conduct-${caseId}`);
  expect(history.map(({ type }) => type)).toEqual([
    'ConductReported',
    'ConductEstablished',
    'HandoverBroughtToMeeting',
    'HandoverSettledByMeeting',
    'ConductCorrected',
  ]);
});

/** 16: 淄博市物业管理条例 art. 66–67. */
test('an elevator that must be repaired at once: confirmed on site, repaired, published five days, then paid', async () => {
  const estate = {
    estateId,
    name: '和平小区',
    subdistrict: '和平街道',
    kind: 'old',
    mode: 'professional',
    acceptedOn: '2008-06-01',
  };
  await officer('RegisterFund', { estateId, estate, custody: 'authority' });
  const accounts = ['a', 'b'].map((owner) => ({ account: `k-${owner}`, owner, area: 9_000, firstDeposit: 500_000 }));
  await officer('OpenFundAccounts', { estateId, accounts });
  const deposits = accounts.map(({ account }) => ({ account, fen: 500_000 }));
  await officer('DepositFund', { estateId, kind: 'first', deposits });

  const incidentId = await raise({ category: 'elevator-fault/unfunded-repair' });
  const rows = await referralsOf(incidentId, 3);
  expect(shape(rows)).toEqual(['assist quality-supervision', 'assist subdistrict', 'lead housing']);
  const caseId = incidentId;
  const referralId = await accept(rows, 'FundUse', caseId);
  await officer('DefineFundScope', { caseId, estateId, part: 'elevator', work: '更换制动器' });
  const report = { caseId, emergency: 'elevator-must-be-repaired-at-once', hasOwnersCommittee: false };
  expect(
    await district.tries('enterprise:hp-01', 'housing', 'ReportEmergencyRepair', { ...report, to: 'owners-committee' }),
  ).toMatchObject({ ok: false, error: { code: 'wrong-addressee', rule: { article: '第六十六条' } } });
  await district.does('enterprise:hp-01', 'housing', 'ReportEmergencyRepair', { ...report, to: 'residents-committee' });
  const repaired = { caseId, passed: true, inspectors: ['0117'] };
  expect(await district.tries('officer:0117', 'housing', 'InspectFundWork', repaired)).toMatchObject({
    ok: false,
    error: { code: 'repair-before-confirmation' },
  });
  const present = ['owners', 'residents-committee', 'enterprise'];
  await officer('ConfirmEmergency', { caseId, present, confirmed: true });
  await officer('InspectFundWork', repaired);
  const documents = ['plan', 'settlement-report', 'acceptance-certificate', 'households-and-shares'];
  await officer('PublishFundWork', { caseId, documents, cost: 300_001, where: '单元门公示栏' });
  const application = { caseId, applicant: { kind: 'enterprise', name: enterprise }, budget: 300_001 };
  expect(await district.tries('enterprise:hp-01', 'housing', 'ApplyFundUse', application)).toMatchObject({
    ok: false,
    error: { code: 'apply-before-publication', rule: { article: '第六十七条' } },
  });
  district.clock.moveTo('2018-05-22T01:00:00.000Z');
  await inbox('housing', referralId, 'the publication over', ({ last_note }) => last_note === '公示期满，可以申请列支');
  await district.does('enterprise:hp-01', 'housing', 'ApplyFundUse', application);
  const seal = {
    caseId,
    office: '和平街道物业办',
    sealed: { sha256: 'b'.repeat(64), mediaType: 'image/png', bytes: 9 },
  };
  expect(await district.tries('officer:0117', 'housing', 'VerifyFundUse', seal)).toMatchObject({
    ok: false,
    error: { code: 'not-the-subdistrict', rule: { law: '政策', article: '二(一)3' } },
  });
  await office('VerifyFundUse', seal);
  await officer('ApproveFundUse', { caseId });
  await district.sees<{ status: string }>(
    'the reserve',
    'housing',
    'FundUse',
    { caseId },
    ({ status }) => status === 'reserved',
  );
  await officer('SettleFundUse', { caseId, cost: 300_001 });
  await inbox('housing', referralId, 'completed', ({ outcome }) => outcome === 'resolved');
  await district.sees<{ balance: number }[]>(
    'the balances',
    'housing',
    'FundAccounts',
    { estateId },
    (held) => held.map(({ balance }) => balance).join() === '349999,350000',
  );
  await completeOthers(rows);
  await incidentIs(incidentId, 'answered');
});
