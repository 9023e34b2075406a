import { expect, test } from '@jest/globals';
import type {
  ConductEvent,
  DomainEvent,
  EnterpriseCreditEvent,
  EstateFundEvent,
  FundUseEvent,
  WarrantyDepositEvent,
} from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import type { Model } from '@tiaokuai/service';
import { conductCase } from '../src/conduct/case.ts';
import { conducts } from '../src/conduct/model.ts';
import { creditFiles } from '../src/enterprise-credit/model.ts';
import { fundAccounts } from '../src/estate-fund/accounts-model.ts';
import { funds } from '../src/estate-fund/model.ts';
import { fundUseCase } from '../src/fund-use/case.ts';
import { fundUses } from '../src/fund-use/model.ts';
import { policyAnswerCase } from '../src/policy-answer/case.ts';
import { deposits } from '../src/warranty-deposit/model.ts';

const caseId = '0190f000-0000-7000-8000-000000000001';
const estateId = '0190f000-0000-7000-8000-0000000000e1';
const estate = { estateId, name: '和平小区', subdistrict: '和平街道', kind: 'old', mode: 'professional' } as const;
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const key = { caseId, referral };
const matter = {
  category: 'warranty-repair/after-warranty',
  urgency: 'normal',
  role: 'lead',
  brief: '屋面漏水',
} as const;
const start = '2018-05-14T01:00:00.000Z';
const until = deadlineWithin({ unit: 'days', amount: 5 }, start, { law: '淄博市物业管理条例', article: '第六十七条' });

/** The row of a key after the events, which come a minute apart. */
const rowOf = <Row>({ fold }: Model<string, Row>, row: string, events: readonly DomainEvent[]): Row => {
  const folded = events.reduce<Row | undefined>((before, { type, data }, index) => {
    const time = new Date(Date.parse(start) + index * 60_000).toISOString();
    const event = { type, data, time, actor: 'officer:1', position: BigInt(index + 1), correlationid: caseId };
    return fold.keysOf(event).includes(row) ? (fold.evolve(before, event, row) ?? undefined) : before;
  }, undefined);
  return folded!;
};

test('a fund’s sums, and the account that must be replenished until it is', () => {
  const shares = [{ account: 'k0', fen: 40_000 }];
  const use = { estateId, caseId };
  const events: EstateFundEvent[] = [
    { type: 'FundRegistered', data: { estateId, estate, custody: 'authority' } },
    {
      type: 'FundAccountsOpened',
      data: { estateId, accounts: [{ account: 'k0', owner: 'a', area: 9_000, firstDeposit: 50_000 }] },
    },
    {
      type: 'FundDeposited',
      data: { estateId, kind: 'first', deposits: [{ account: 'k0', fen: 50_000 }], fen: 50_000 },
    },
    { type: 'FundSharesReserved', data: { ...use, fen: 40_000, shares } },
    {
      type: 'FundDrawn',
      data: { ...use, fen: 36_000, reserved: 40_000, shares: [{ account: 'k0', fen: 36_000 }], toReplenish: ['k0'] },
    },
  ];
  expect(rowOf(funds, estateId, events)).toMatchObject({
    balance: 14_000,
    reserved: 0,
    drawn: 36_000,
    paid_in: 50_000,
  });
  const account = `${estateId}/k0`;
  expect(rowOf(fundAccounts, account, events)).toMatchObject({ balance: 14_000, low: true, first_paid: true });
  const topUp: EstateFundEvent = {
    type: 'FundDeposited',
    data: { estateId, kind: 'top-up', deposits: [{ account: 'k0', fen: 1_000 }], fen: 1_000 },
  };
  expect(rowOf(fundAccounts, account, [...events, topUp])).toMatchObject({ balance: 15_000, low: false });
  const returned: EstateFundEvent = {
    type: 'FundBalanceReturned',
    data: { estateId, account: 'k0', reason: '征收', fen: 14_000 },
  };
  expect(rowOf(fundAccounts, account, [...events, returned])).toMatchObject({
    balance: 0,
    closed: true,
    low: false,
  });
  expect(rowOf(funds, estateId, [...events, returned])).toMatchObject({
    balance: 0,
    accounts: 0,
    returned: 14_000,
  });
});

test('a use: the clock of its publication, what was returned, and rework that begins anew', () => {
  const opened: FundUseEvent = { type: 'FundUseOpened', data: { ...key, source: 'referral', matter } };
  const published: FundUseEvent = {
    type: 'FundWorkPublished',
    data: { ...key, documents: ['plan'], cost: 9_000, where: '单元门', until },
  };
  expect(rowOf(fundUses, caseId, [opened, published])).toMatchObject({
    status: 'published',
    published_until: until.due,
  });
  const returned: FundUseEvent = { type: 'FundUseReturned', data: { ...key, by: 'subdistrict', reason: '清册不全' } };
  expect(rowOf(fundUses, caseId, [opened, returned, returned])).toMatchObject({
    status: 'opened',
    returned_times: 2,
  });
  const settled: FundUseEvent = { type: 'FundUseSettled', data: { ...key, estateId, cost: 9_000, rest: 9_000 } };
  const reopened: FundUseEvent = {
    type: 'FundUseReopened',
    data: { caseId, referral: { ...referral, round: 1 }, matter },
  };
  expect(rowOf(fundUses, caseId, [opened, settled])).toMatchObject({ open: false, paid: 9_000 });
  expect(rowOf(fundUses, caseId, [opened, settled, reopened])).toMatchObject({
    open: true,
    status: 'opened',
    round: 1,
    paid: 0,
  });
  expect(rowOf(fundUses, caseId, [opened, published, reopened])).toMatchObject({ status: 'published', round: 1 });
});

test('a deposit counts the claims that are open, not those refused as they came', () => {
  const claimId = '0190f000-0000-7000-8000-0000000000c1';
  const rule = { law: '政策', article: '二(二)1' };
  const refused = (atOnce: boolean): WarrantyDepositEvent => ({
    type: 'DepositClaimRefused',
    data: { estateId, claimId, reason: '不符', rule, atOnce },
  });
  const assessed: WarrantyDepositEvent = {
    type: 'DepositAssessed',
    data: { estateId, estate, builder: '鲁中置业', constructionCost: 1_000, perMille: 30, due: 30 },
  };
  const claimed: WarrantyDepositEvent = {
    type: 'DepositClaimed',
    data: {
      estateId,
      claimId,
      part: 'waterproofing',
      what: '渗漏',
      reportedOn: '2018-05-10',
      builderOrderedOn: '2018-05-11',
      fen: 10,
    },
  };
  const open = (...events: WarrantyDepositEvent[]) => rowOf(deposits, estateId, [assessed, ...events]).claims_open;
  expect([open(refused(true)), open(claimed), open(claimed, refused(true)), open(claimed, refused(false))]).toEqual([
    0, 1, 1, 0,
  ]);
});

test('a revoked mark gives its points back', () => {
  const file = { enterpriseId: '0190f000-0000-7000-8000-0000000000a1', enterprise: '和平物业' };
  const mark = { ...file, markId: caseId };
  const rule = { law: '淄博市物业管理条例', article: '第五十六条' };
  const events: EnterpriseCreditEvent[] = [
    { type: 'CreditFileOpened', data: file },
    {
      type: 'CreditMarkEntered',
      data: { ...mark, kind: 'supply-cut', points: 15, rule, enteredOn: '2018-05-14', note: '停水' },
    },
    { type: 'CreditMarkObjected', data: { ...mark, ground: '管网检修' } },
  ];
  const of = (...more: EnterpriseCreditEvent[]) => rowOf(creditFiles, file.enterpriseId, [...events, ...more]);
  expect(of()).toMatchObject({ points: 15, marks: 1, objections: 1 });
  expect(of({ type: 'CreditMarkUpheld', data: { ...mark, reason: '复核' } })).toMatchObject({
    points: 15,
    objections: 0,
  });
  const revoked: EnterpriseCreditEvent = { type: 'CreditMarkRevoked', data: { ...mark, reason: '复核', points: 15 } };
  expect(of(revoked)).toMatchObject({ points: 0, marks: 0, objections: 0 });
});

test('a conduct keeps what it has cost when it comes back', () => {
  const party = { kind: 'unit', name: '和平物业' } as const;
  const events: ConductEvent[] = [
    { type: 'ConductReported', data: { ...key, source: 'referral', matter } },
    {
      type: 'ConductEstablished',
      data: {
        ...key,
        inspectors: ['0117'],
        party,
        findings: [{ no: 1, kind: 'supply-cut', what: '停水' }],
        evidence: [],
      },
    },
    { type: 'ConductPenalised', data: { ...key, penaltyId: estateId, party, sanction: 'fine', yuan: 2_000 } },
    { type: 'ConductConcluded', data: { ...key, end: 'penalised', remaining: [1], note: '拒不改正' } },
  ];
  expect(rowOf(conducts, caseId, events)).toMatchObject({
    status: 'penalised',
    open: false,
    remaining: 1,
    fined: 2_000,
  });
  const back: ConductEvent = { type: 'ConductReopened', data: { caseId, referral: { ...referral, round: 1 }, matter } };
  expect(rowOf(conducts, caseId, [...events, back])).toMatchObject({
    status: 'reported',
    open: true,
    remaining: 0,
    round: 1,
    fined: 2_000,
  });
});

test.each([
  { category: 'property-policy-enquiry', role: 'lead' as const, takes: 'policy-answer' },
  { category: 'warranty-repair/after-warranty', role: 'lead' as const, takes: 'fund-use' },
  { category: 'warranty-repair/leak', role: 'lead' as const, takes: 'fund-use' },
  { category: 'warranty-repair/leak', role: 'assist' as const, takes: undefined },
  { category: 'estate-emergency/falling-parts', role: 'assist' as const, takes: 'fund-use' },
  { category: 'water-outage', role: 'lead' as const, takes: 'conduct' },
  { category: 'fees-not-disclosed', role: 'assist' as const, takes: 'conduct' },
  { category: 'property-fee-overcharge', role: 'assist' as const, takes: undefined },
  { category: 'other/house-sale', role: 'lead' as const, takes: undefined },
])('a referral of $category as $role: $takes', ({ category, role, takes }) => {
  const kinds = [policyAnswerCase, fundUseCase, conductCase];
  const taking = kinds.find((kind) => kind.takes?.({ ...matter, category, role }));
  expect(taking?.aggregate).toBe(takes);
});
