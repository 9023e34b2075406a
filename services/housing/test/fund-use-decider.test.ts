import { describe, test } from '@jest/globals';
import type { EstateFundEvent, FundUseCommand, FundUseEvent } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type EstateFundState, estateFundDecider } from '../src/estate-fund/decider.ts';
import { fundUseDecider } from '../src/fund-use/decider.ts';

const { given } = specificationOf(fundUseDecider);
const caseId = '0190f000-0000-7000-8000-000000000001';
const estateId = '0190f000-0000-7000-8000-0000000000e1';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const key = { caseId };
const matter = {
  category: 'warranty-repair/after-warranty',
  urgency: 'normal',
  role: 'lead',
  brief: '屋面漏水',
} as const;
const accounts = ['a', 'b', 'c'].map((owner, index) => ({ account: `k${index}`, owner, area: 10_000 }));
const start = '2018-05-14T01:00:00.000Z';
const until = deadlineBy('emergency-fund-publication', start);
const sealed = { sha256: 'a'.repeat(64), mediaType: 'image/png', bytes: 1 };
const office = { actor: 'subdistrict-office:hp-1' };
const applicant = { kind: 'owners-committee', name: '业主委员会' } as const;

type Given = Pick<FundUseCommand, 'kind' | 'data'>;
const register: Given = { kind: 'RegisterFundUse', data: { caseId, source: 'owners-committee', matter } };
const scope = (part: 'roof' | 'utility-line' = 'roof', acceptedOn?: string): Given => ({
  kind: 'DefineFundScope',
  data: { caseId, estateId, part, work: '屋面防水', accounts, ...(acceptedOn ? { acceptedOn } : {}) },
});
const vote = (...votes: readonly ('for' | 'against')[]): Given => ({
  kind: 'CountOwnersVote',
  data: { caseId, endedOn: '2018-05-13', ballots: votes.map((each, index) => ({ owner: 'abc'[index]!, vote: each })) },
});
const report: Given = {
  kind: 'ReportEmergencyRepair',
  data: { caseId, emergency: 'drain-burst', to: 'owners-committee', hasOwnersCommittee: true },
};
const confirm = (
  confirmed = true,
  present: ('owners' | 'owners-committee' | 'enterprise')[] = ['owners', 'owners-committee', 'enterprise'],
): Given => ({
  kind: 'ConfirmEmergency',
  data: { caseId, present, confirmed, evidence: [] },
});
const inspect = (passed = true): Given => ({
  kind: 'InspectFundWork',
  data: { caseId, passed, inspectors: ['0117'], evidence: [] },
});
const publish = (
  documents: ('plan' | 'settlement-report' | 'acceptance-certificate' | 'households-and-shares')[] = [
    'plan',
    'settlement-report',
    'acceptance-certificate',
    'households-and-shares',
  ],
): Given => ({ kind: 'PublishFundWork', data: { caseId, documents, cost: 100_000, where: '单元门', until } });
const apply = (budget = 100_000): Given => ({
  kind: 'ApplyFundUse',
  data: { caseId, applicant, budget, evidence: [] },
});
const verify: Given = { kind: 'VerifyFundUse', data: { caseId, office: '和平街道物业办', sealed } };
const sendBack: Given = { kind: 'ReturnFundUse', data: { caseId, reason: '清册不全' } };
const approve: Given = { kind: 'ApproveFundUse', data: { caseId } };
const reserved: Given = { kind: 'NoteFundReserved', data: { caseId, fen: 100_000 } };
const short: Given = { kind: 'NoteFundShort', data: { caseId, accounts: 1, fen: 10 } };
const pay = (fen: number): Given => ({ kind: 'PayFundAdvance', data: { caseId, fen } });
const settle = (cost: number): Given => ({ kind: 'SettleFundUse', data: { caseId, cost } });
const abandon = (ground: 'owners-disagree' | 'paid-otherwise' | 'not-needed' | 'work-given-up'): Given => ({
  kind: 'AbandonFundUse',
  data: { caseId, ground, note: '说明' },
});

const opened: FundUseEvent = { type: 'FundUseOpened', data: { ...key, source: 'owners-committee', matter } };
const scoped = given(opened).when(scope()).thenTypes('FundScopeDefined');
const passed = scoped.when(vote('for', 'for', 'against')).thenTypes('OwnersVoteCounted');
const applied = passed.when(apply()).thenTypes('FundUseApplied');
const verified = applied.when(verify, office).thenTypes('FundUseVerified');
const approved = verified.when(approve).thenTypes('FundUseApproved');
const withMoney = approved.when(reserved).thenTypes('FundUseReserved');
const confirmed = scoped
  .when(report)
  .thenTypes('EmergencyRepairReported')
  .when(confirm())
  .thenTypes('EmergencyConfirmed');
const published = confirmed
  .when(inspect())
  .thenTypes('FundWorkInspected')
  .when(publish())
  .thenTypes('FundWorkPublished');

const done = withMoney.when(pay(40_000)).thenTypes('FundAdvancePaid').when(inspect()).thenTypes('FundWorkInspected');
const urgentMoney = published
  .when(apply(), { at: until.due })
  .thenTypes('FundUseApplied')
  .when(verify, office)
  .thenTypes('FundUseVerified')
  .when(approve)
  .thenTypes('FundUseApproved')
  .when(reserved)
  .thenTypes('FundUseReserved');

describe('by vote', () => {
  test('from the application to the settlement: sealed, approved by area, part paid, inspected, settled', () => {
    verified
      .when(approve)
      .thenAccepted({
        type: 'FundUseApproved',
        data: {
          ...key,
          estateId,
          budget: 100_000,
          shares: [
            { account: 'k0', fen: 33_334 },
            { account: 'k1', fen: 33_333 },
            { account: 'k2', fen: 33_333 },
          ],
        },
      })
      .when(reserved)
      .thenTypes('FundUseReserved')
      .when(pay(70_000))
      .thenAccepted({ type: 'FundAdvancePaid', data: { ...key, fen: 70_000, paid: 70_000 } })
      .when(inspect(false))
      .thenTypes('FundWorkInspected')
      .when(settle(90_000))
      .thenRefused('settle-before-inspection', { article: '第六十七条' });
    withMoney
      .when(pay(70_000))
      .thenTypes('FundAdvancePaid')
      .when(inspect())
      .thenTypes('FundWorkInspected')
      .when(settle(90_000))
      .thenAccepted({ type: 'FundUseSettled', data: { ...key, estateId, cost: 90_000, rest: 20_000 } })
      .when(settle(90_000))
      .thenRefused('fund-use-over');
  });

  test('not without a vote that passed by heads and area', () => {
    scoped.when(apply()).thenRefused('vote-missing', { article: '民法典 第二百七十八条' });
    const failed = scoped.when(vote('for', 'against', 'against')).thenTypes('OwnersVoteCounted');
    failed.when(apply()).thenRefused('vote-failed');
    failed.when(abandon('owners-disagree')).thenTypes('FundUseAbandoned');
    passed.when(abandon('owners-disagree')).thenRefused('no-failed-vote');
    passed.when(scope()).thenTypes('FundScopeDefined').when(apply()).thenRefused('vote-missing');
    given(opened).when(vote('for')).thenRefused('scope-missing');
    scoped
      .when({ kind: 'CountOwnersVote', data: { caseId, endedOn: '2018-05-15', ballots: [] } })
      .thenRefused('vote-in-future');
    const stranger = { owner: 'z', vote: 'for' as const };
    scoped
      .when({ kind: 'CountOwnersVote', data: { caseId, endedOn: '2018-05-13', ballots: [stranger] } })
      .thenRefused('not-an-owner');
    const twice = { owner: 'a', vote: 'for' as const };
    scoped
      .when({ kind: 'CountOwnersVote', data: { caseId, endedOn: '2018-05-13', ballots: [twice, twice] } })
      .thenRefused('voted-twice');
  });

  test('not for what is in warranty, nor for what a utility must maintain', () => {
    given(opened).when(scope('roof', '2015-06-01')).thenRefused('still-in-warranty', { article: '第六十二条' });
    given(opened)
      .when(scope('utility-line'))
      .thenRefused('utilities-pay', { article: '山东省物业管理条例 第七十一条' });
    given(opened).when(scope('roof', '2013-05-14')).thenTypes('FundScopeDefined');
  });

  test('sealed by the subdistrict and by nobody else, approved by the department and not before', () => {
    applied.when(verify).thenRefused('not-the-subdistrict', { article: '政策 二(一)3' });
    applied.when(approve).thenRefused('approve-before-seal', { article: '政策 二(一)3' });
    verified.when(approve, office).thenRefused('not-the-department');
    verified.when(verify, office).thenRefused('nothing-to-verify');
    approved.when(approve).thenRefused('fund-use-approved');
    verified.when(scope()).thenRefused('fund-use-applied');
    passed.when(apply(0)).thenRefused('nothing-asked-for');
  });

  test('returned by whom it is with, and applied for again', () => {
    applied.when(sendBack).thenRefused('nothing-to-return');
    verified.when(sendBack, office).thenRefused('nothing-to-return');
    const back = applied.when(sendBack, office).thenTypes('FundUseReturned');
    back.when(apply()).thenTypes('FundUseApplied');
    verified.when(sendBack).thenTypes('FundUseReturned').when(verify, office).thenRefused('nothing-to-verify');
  });

  test('short accounts leave it verified: topped up, it is approved again', () => {
    const waits = approved.when(short).thenTypes('FundUseShort');
    waits.when(pay(1)).thenRefused('pay-before-approval');
    waits.when(approve).thenTypes('FundUseApproved').when(reserved).thenTypes('FundUseReserved');
    withMoney.when(short).thenNothing();
  });

  test('money: at most 70 % before the inspection, never above the budget, never less than was paid', () => {
    approved.when(pay(1)).thenRefused('pay-before-approval');
    withMoney.when(pay(70_001)).thenRefused('advance-too-high', { article: '配置' });
    const paid = withMoney.when(pay(40_000)).thenTypes('FundAdvancePaid');
    paid.when(pay(30_001)).thenRefused('advance-too-high');
    const done = paid.when(inspect()).thenTypes('FundWorkInspected');
    done.when(pay(1)).thenRefused('settle-instead');
    done.when(inspect()).thenRefused('work-inspected');
    done.when(settle(100_001)).thenRefused('above-budget');
    done.when(settle(39_999)).thenRefused('below-paid');
    approved.when(inspect()).thenRefused('work-before-approval');
    passed.when(settle(1)).thenRefused('pay-before-approval');
    paid.when(abandon('not-needed')).thenRefused('money-paid');
    paid.when(abandon('work-given-up')).thenAccepted({
      type: 'FundUseAbandoned',
      data: { ...key, ground: 'work-given-up', note: '说明', estateId, cost: 40_000 },
    });
  });
});

/** Acceptance case 16 (淄博物业 art. 66, 67). */
describe('in an emergency', () => {
  test('confirmed on site, repaired, published five days, and only then paid', () => {
    published
      .when(apply(), { at: '2018-05-18T23:59:59.000Z' })
      .thenRefused('apply-before-publication', { article: '第六十七条' });
    published.when({ kind: 'ObserveFundPublication', data: { caseId, until: until.due } }).thenNothing();
    const over = published
      .when({ kind: 'ObserveFundPublication', data: { caseId, until: until.due } }, { at: until.due })
      .thenTypes('FundPublicationOver');
    over.when({ kind: 'ObserveFundPublication', data: { caseId, until: until.due } }, { at: until.due }).thenNothing();
    over.when(apply(100_001), { at: until.due }).thenRefused('above-published', { article: '第六十七条' });
    over
      .when(apply(), { at: until.due })
      .thenTypes('FundUseApplied')
      .when(verify, office)
      .thenTypes('FundUseVerified')
      .when(approve)
      .thenTypes('FundUseApproved')
      .when(reserved)
      .thenTypes('FundUseReserved')
      .when(pay(1))
      .thenRefused('settle-instead');
  });

  test('reported to the committee, and to the residents’ committee only where there is none', () => {
    const to = (whom: 'owners-committee' | 'residents-committee', hasOwnersCommittee: boolean): Given => ({
      kind: 'ReportEmergencyRepair',
      data: { caseId, emergency: 'garage-flooded', to: whom, hasOwnersCommittee },
    });
    given(opened).when(to('residents-committee', true)).thenRefused('wrong-addressee', { article: '第六十六条' });
    given(opened).when(to('owners-committee', false)).thenRefused('wrong-addressee');
    const reported = given(opened).when(to('residents-committee', false)).thenTypes('EmergencyRepairReported');
    reported.when(to('residents-committee', false)).thenRefused('emergency-reported');
    reported.when(confirm()).thenRefused('not-all-present', { article: '第六十六条' });
  });

  test('the lawful order: no repair before confirmation, no publication before inspection, all four documents', () => {
    scoped.when(confirm()).thenRefused('emergency-not-reported');
    const reported = scoped.when(report).thenTypes('EmergencyRepairReported');
    reported.when(inspect()).thenRefused('repair-before-confirmation', { article: '第六十六条' });
    reported.when(apply()).thenRefused('apply-before-confirmation');
    reported.when(confirm(true, ['owners', 'enterprise'])).thenRefused('not-all-present');
    reported.when(confirm(false)).thenTypes('EmergencyNotConfirmed').when(apply()).thenRefused('vote-missing');
    scoped.when(publish()).thenRefused('publish-without-emergency');
    confirmed.when(confirm()).thenRefused('emergency-confirmed');
    confirmed.when(publish()).thenRefused('publish-before-inspection', { article: '第六十七条' });
    confirmed
      .when(inspect())
      .thenTypes('FundWorkInspected')
      .when(publish(['plan']))
      .thenRefused('documents-missing');
  });
});

test('a referral opens it, brings it back, and ends it while no money is reserved', () => {
  const open = (round = 0): Given => ({
    kind: 'OpenFundUse',
    data: { caseId, referral: { ...referral, round }, matter },
  });
  const end: Given = {
    kind: 'EndFundUse',
    data: { caseId, referralId: referral.referralId, cause: 'taken-back', note: '' },
  };
  const begun = given().when(open()).thenTypes('FundUseOpened');
  begun.when(open()).thenNothing();
  const ended = begun.when(end).thenTypes('FundUseEndedWithReferral');
  ended.when(apply()).thenRefused('fund-use-over');
  ended.when(open(1)).thenTypes('FundUseReopened').when(scope()).thenTypes('FundScopeDefined');
  withMoney.when(end).thenNothing();
  given().when(end).thenNothing();
  given().when(apply()).thenRefused('no-such-fund-use');
  given(opened).when(register).thenRefused('fund-use-exists');
});

test('whatever is typed: nothing is paid that was not voted or confirmed and published, sealed and approved', () => {
  const commands = fc.oneof(
    {
      arbitrary: fc.constantFrom<Given>(register, scope(), vote('for', 'for', 'for'), vote('for', 'against'), report),
      weight: 8,
    },
    {
      arbitrary: fc.constantFrom<Given>(confirm(), confirm(false), inspect(), inspect(false), apply(), verify, approve),
      weight: 12,
    },
    { arbitrary: fc.constantFrom<Given>(reserved, short, sendBack, pay(30_000), settle(95_000)), weight: 8 },
    // Rarely: it ends what the others build on.
    { arbitrary: fc.constantFrom<Given>(abandon('not-needed'), abandon('work-given-up')), weight: 1 },
    fc.constant(
      (at: string): Given => ({
        kind: 'PublishFundWork',
        data: {
          caseId,
          documents: ['plan', 'settlement-report', 'acceptance-certificate', 'households-and-shares'],
          cost: 100_000,
          where: '单元门',
          until: deadlineBy('emergency-fund-publication', at),
        },
      }),
    ),
  );
  const lawful = (state: unknown, history: readonly FundUseEvent[]): string | undefined => {
    const types = history.map(({ type }) => type);
    const last = types.at(-1);
    const applied = history.findLast(({ type }) => type === 'FundUseApplied');
    if (applied?.type === 'FundUseApplied' && last === 'FundUseApplied') {
      const vote = history.findLast(({ type }) => type === 'OwnersVoteCounted');
      const votedFor = vote?.type === 'OwnersVoteCounted' && vote.data.count.passed;
      if (applied.data.way === 'vote' && !votedFor) return 'applied for without a vote';
      const seen = types.lastIndexOf('EmergencyConfirmed');
      const inOrder = seen >= 0 && seen < types.lastIndexOf('FundWorkPublished');
      if (applied.data.way === 'emergency' && !inOrder) return 'an emergency applied for out of order';
    }
    if (last === 'FundAdvancePaid' || last === 'FundUseSettled') {
      if (!types.includes('FundUseVerified') || !types.includes('FundUseReserved'))
        return 'paid without seal or reserve';
      if (types.lastIndexOf('FundUseShort') > types.lastIndexOf('FundUseReserved')) return 'paid from short accounts';
      if (last === 'FundUseSettled' && !types.includes('FundWorkInspected')) return 'settled without an inspection';
    }
    const paid = history.reduce((sum, event) => sum + (event.type === 'FundAdvancePaid' ? event.data.fen : 0), 0);
    if (paid > 70_000) return 'more than 70 % paid ahead';
    const settled = history.find(({ type }) => type === 'FundUseSettled');
    if (settled?.type === 'FundUseSettled' && settled.data.rest + paid !== settled.data.cost) return 'does not add up';
    return types.filter((type) => type === 'FundUseSettled').length > 1 ? `settled twice: ${state}` : undefined;
  };
  neverUnlawful(fundUseDecider, commands, lawful, {
    length: 40,
    runs: 400,
    actors: ['officer:1', 'subdistrict-office:1'],
    after: [
      [],
      ...[scoped, confirmed, published, passed, verified, withMoney, done, urgentMoney].map(({ events }) => events),
    ],
  });
});

describe('the fund of an estate', () => {
  const fund = specificationOf(estateFundDecider);
  const estate = { estateId, name: '和平小区', subdistrict: '和平街道', kind: 'old', mode: 'professional' } as const;
  const registered: EstateFundEvent = { type: 'FundRegistered', data: { estateId, estate, custody: 'authority' } };
  const withFirst = accounts.map((account) => ({ ...account, firstDeposit: 50_000 }));
  const accountsOpened: EstateFundEvent = { type: 'FundAccountsOpened', data: { estateId, accounts: withFirst } };
  const first = accounts.map(({ account }) => ({ account, fen: 50_000 }));
  const deposited: EstateFundEvent = {
    type: 'FundDeposited',
    data: { estateId, kind: 'first', deposits: first, fen: 150_000 },
  };
  const shares = [
    { account: 'k0', fen: 40_000 },
    { account: 'k1', fen: 20_000 },
  ];
  const reserve = { kind: 'ReserveFund' as const, data: { estateId, caseId, shares } };
  const deposit = (kind: 'first' | 'top-up', ...deposits: typeof shares) => ({
    kind: 'DepositFund' as const,
    data: { estateId, kind, deposits },
  });

  test('the first deposit is paid at once and in full; more comes after it (淄博物业 art. 63)', () => {
    const open = fund.given(registered, accountsOpened);
    open
      .when(deposit('first', { account: 'k0', fen: 49_999 }))
      .thenRefused('first-deposit-not-in-full', { article: '第六十三条' });
    open.when(deposit('top-up', { account: 'k0', fen: 1 })).thenRefused('first-deposit-missing');
    const paid = open.when(deposit('first', { account: 'k0', fen: 50_000 })).thenTypes('FundDeposited');
    paid.when(deposit('first', { account: 'k0', fen: 50_000 })).thenRefused('first-deposit-paid');
    paid.when(deposit('top-up', { account: 'k0', fen: 1 })).thenTypes('FundDeposited');
    open.when(deposit('first', { account: 'zz', fen: 1 })).thenRefused('no-such-account');
    open.when({ kind: 'OpenFundAccounts', data: { estateId, accounts: withFirst } }).thenRefused('account-exists');
    open.when({ kind: 'RegisterFund', data: registered.data as never }).thenRefused('fund-registered');
    fund
      .given()
      .when(deposit('first', { account: 'k0', fen: 1 }))
      .thenRefused('no-such-fund');
  });

  test('interest goes to the accounts once for a year that is over, by their balances (art. 65)', () => {
    const held = fund.given(registered, accountsOpened, deposited);
    const allocate = (year: number) => ({ kind: 'AllocateFundInterest' as const, data: { estateId, year, fen: 100 } });
    held.when(allocate(2018)).thenRefused('year-not-over', { article: '第六十五条' });
    const allocated = held.when(allocate(2017)).thenTypes('FundInterestAllocated');
    allocated.when(allocate(2017)).thenRefused('interest-allocated');
    fund.given(registered, accountsOpened).when(allocate(2017)).thenRefused('nothing-held');
  });

  test('reserved shares are nobody else’s; what is drawn may call for replenishing; the rest is free (art. 64)', () => {
    const held = fund.given(registered, accountsOpened, deposited);
    const kept = held.when(reserve).thenTypes('FundSharesReserved');
    kept.when(reserve).thenNothing();
    const other = { ...reserve, data: { ...reserve.data, caseId: estateId } };
    kept.when(other).thenAccepted({
      type: 'FundSharesShort',
      data: { estateId, caseId: estateId, lacking: [{ account: 'k0', fen: 30_000 }], fen: 30_000 },
    });
    kept
      .when({ kind: 'ReturnFundBalance', data: { estateId, account: 'k0', reason: '征收' } })
      .thenRefused('account-reserved', { article: '第六十二条' });
    kept
      .when({ kind: 'DrawFund', data: { estateId, caseId, fen: 57_000 } })
      .thenAccepted({
        type: 'FundDrawn',
        data: {
          estateId,
          caseId,
          fen: 57_000,
          reserved: 60_000,
          shares: [
            { account: 'k0', fen: 38_000 },
            { account: 'k1', fen: 19_000 },
          ],
          toReplenish: ['k0'],
        },
      })
      .when({ kind: 'ReturnFundBalance', data: { estateId, account: 'k0', reason: '征收' } })
      .thenAccepted({ type: 'FundBalanceReturned', data: { estateId, account: 'k0', reason: '征收', fen: 12_000 } })
      .when(reserve)
      .thenTypes('FundSharesShort');
    kept
      .when({ kind: 'ReleaseFund', data: { estateId, caseId } })
      .thenTypes('FundSharesReleased')
      .when(other)
      .thenTypes('FundSharesReserved');
    fund.given().when(reserve).thenTypes('FundSharesShort');
    const transfer = { kind: 'TransferFundAccount' as const, data: { estateId, account: 'k2', owner: 'a' } };
    held.when(transfer).thenTypes('FundAccountTransferred').when(transfer).thenNothing();
  });

  test('whatever happens: no account is below nought, nothing is reserved that is not there, money is conserved', () => {
    const uses = [caseId, estateId, referral.referralId];
    const some = fc.integer({ min: 0, max: 60_000 });
    const commands = fc.oneof(
      fc.constant({ kind: 'RegisterFund' as const, data: registered.data as never }),
      fc.constant({ kind: 'OpenFundAccounts' as const, data: { estateId, accounts: withFirst } }),
      fc.constant(deposit('first', ...first)),
      some.map((fen) => deposit('top-up', { account: 'k1', fen })),
      some.map((fen) => ({ kind: 'AllocateFundInterest' as const, data: { estateId, year: 2000 + (fen % 18), fen } })),
      fc.tuple(fc.constantFrom(...uses), some, some).map(([use, one, two]) => ({
        kind: 'ReserveFund' as const,
        data: {
          estateId,
          caseId: use,
          shares: [
            { account: 'k0', fen: one },
            { account: 'k1', fen: two },
          ],
        },
      })),
      fc.constantFrom(...uses).map((use) => ({ kind: 'ReleaseFund' as const, data: { estateId, caseId: use } })),
      fc.tuple(fc.constantFrom(...uses), some).map(([use, fen]) => ({
        kind: 'DrawFund' as const,
        data: { estateId, caseId: use, fen },
      })),
      fc.constantFrom('k0', 'k1', 'k2').map((account) => ({
        kind: 'ReturnFundBalance' as const,
        data: { estateId, account, reason: '灭失' },
      })),
    );
    const lawful = (state: EstateFundState, history: readonly EstateFundEvent[]): string | undefined => {
      let [held, reserved] = [0, 0];
      for (const { balance, reserved: kept } of state.accounts.values()) {
        if (balance < 0 || kept < 0 || kept > balance) return `balance ${balance}, reserved ${kept}`;
        held += balance;
        reserved += kept;
      }
      const booked = history.reduce((sum, event) => {
        if (event.type === 'FundDeposited' || event.type === 'FundInterestAllocated') return sum + event.data.fen;
        return event.type === 'FundDrawn' || event.type === 'FundBalanceReturned' ? sum - event.data.fen : sum;
      }, 0);
      if (held !== booked) return `${held} held, ${booked} booked`;
      const kept = [...state.reservations.values()].flat().reduce((sum, { fen }) => sum + fen, 0);
      return kept === reserved ? undefined : `${reserved} reserved of ${kept}`;
    };
    const kept = fund.given(registered, accountsOpened, deposited).when(reserve).thenTypes('FundSharesReserved');
    neverUnlawful(estateFundDecider, commands, lawful, {
      length: 40,
      after: [[], [registered, accountsOpened, deposited], kept.events],
    });
  });
});
