import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  amountUpTo,
  count,
  deadline,
  evidence,
  isoInstant,
  limit,
  line,
  lines,
  openLines,
  ordinal,
  ruleSource,
  uuid,
  whole,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';
import { fenAmount, guidedItem, month, setPrice, tariffItem, tariffWords, unitPrice } from './price-standard.ts';

/** What a charge is for; `collection` is a fee for collecting another's bills, `other` is whatever else is charged. */
export const chargedItem = z
  .enum([...guidedItem.options, ...tariffItem.options, 'collection', 'other'])
  .meta({ values: tariffWords });
export type ChargedItem = z.output<typeof chargedItem>;

/** How a change of the price came about, step by step as the statute wants it (淄博市物业管理条例 art. 52, 53). */
export const feeChange = z.object({
  /** The guided price moved; the costs moved; the owners agreed on a price of the market. */
  cause: z.enum(['guided-price', 'costs', 'agreement']),
  auditPublishedDays: whole().nonnegative().max(3_650).default(0),
  planPublishedDays: whole().nonnegative().max(3_650).default(0),
  told: z
    .array(z.enum(['subdistrict', 'residents-committee', 'development-reform', 'market-supervision', 'housing']))
    .max(5)
    .default([]),
  voted: z.boolean().default(false),
  resultPublishedDays: whole().nonnegative().max(3_650).default(0),
});
export type FeeChange = z.output<typeof feeChange>;
export const changeDefect = z.enum([
  'audit-not-published',
  'plan-not-published',
  'authorities-not-told',
  'not-voted',
  'result-not-published',
  'beyond-guided-change',
]);
export type ChangeDefect = z.output<typeof changeDefect>;

/** One price of the contract as it was filed; from the second on with the way it was changed. */
export const agreedPrice = z.object({ from: month, price: unitPrice, change: feeChange.optional() });
export type AgreedPrice = z.output<typeof agreedPrice>;

export const charge = z.object({
  item: chargedItem,
  what: openLines(200),
  /** Hundredths of a unit each month: m², spaces, m³, kWh. Of one home, or of all that were charged alike. */
  quantity: amountUpTo(100_000_000_000).positive(),
  /** First and last month. */
  from: month,
  to: month,
  price: unitPrice,
  /** Empty: no contract names it. */
  agreed: z.array(agreedPrice).max(24).meta({ zh: '约定价格', en: 'agreed' }),
});
export type Charge = z.output<typeof charge>;

/** What decides whether prices of property service are guided (淄博市物业管理条例 art. 52). */
export const chargeTerms = z.object({
  contract: z
    .enum(['preliminary', 'owners', 'none'])
    .meta({ values: { owners: { zh: '物业服务合同', en: 'owners’' } } }),
  /** 普通住宅 */
  ordinaryHome: z.boolean(),
  starLevel: whole().min(1).max(5).optional(),
});
export type ChargeTerms = z.output<typeof chargeTerms>;

export const feeViolation = z.enum([
  'above-guided-price',
  'above-set-tariff',
  'change-unlawful',
  'above-agreed-price',
  'collection-charge',
  'not-agreed',
]);
export type FeeViolation = z.output<typeof feeViolation>;

export const overcharge = z.object({
  /** Counted through the whole case. */
  no: ordinal,
  item: chargedItem,
  what: openLines(200),
  violation: feeViolation,
  defects: z.array(changeDefect).max(6).meta({ zh: '程序缺陷', en: 'defects' }),
  /** All of the charge, fen. */
  charged: fenAmount,
  /** Of that too much, fen. */
  fen: fenAmount.positive(),
});
export type Overcharge = z.output<typeof overcharge>;

const nos = z.array(ordinal).max(50);
const officers = z.array(officer).min(1).max(10);
const papers = z.array(evidence).max(20);
const source = z.enum(['referral', 'own-inspection', 'report']);
const refund = z.object({ no: ordinal, fen: fenAmount });

export const notOfPrices = z.enum(['supply-cut-for-fees', 'service-quality', 'who-owes-the-fee', 'gas-service']);

const just = z.object({ caseId: uuid });

/** A complaint about charges 收费投诉: what was charged is held against what was agreed and what is set, and goes back. */
export const feeComplaint = aggregate('pricing', 'fee-complaint', {
  key: 'caseId',
  by: ['officer'],
  events: {
    ComplaintReceived: event(
      { zh: '收费投诉受理', en: 'Fee complaint received' },
      caseKey.extend({ source, matter: caseMatter }),
    ),
    ComplaintReopened: event(
      { zh: '重新调查收费', en: 'Fee complaint reopened' },
      caseKey.extend({ matter: caseMatter }),
    ),
    OverchargeFound: event(
      { zh: '查实多收', en: 'Overcharge found' },
      caseKey.extend({
        officers,
        party,
        terms: chargeTerms.meta({ zh: '合同条件', en: 'terms' }),
        findings: z.array(overcharge).min(1).max(50),
        /** Of all findings, fen. */
        total: fenAmount,
        /** The standards that it was held against. */
        standards: z.array(setPrice).max(200),
        evidence: papers,
      }),
    ),
    NoOverchargeFound: event(
      { zh: '未发现多收', en: 'No overcharge found' },
      caseKey.extend({ officers, charges: count, evidence: papers }),
    ),
    ComplaintPassedOn: event(
      { zh: '不属价格事项', en: 'Complaint is not about prices' },
      caseKey.extend({ matterOf: notOfPrices, to: line(40), legalGround: ruleSource, reason: openLines(500) }),
    ),
    RefundOrdered: event(
      { zh: '责令退还', en: 'Refund ordered' },
      caseKey.extend({ order: ordinal, findings: nos, fen: fenAmount, dueBy: deadline }),
    ),
    RefundOverdue: event(
      { zh: '退还期满待核', en: 'Refund overdue' },
      caseKey.extend({ order: ordinal, due: isoInstant, observedAt: isoInstant }),
    ),
    RefundsVerified: event(
      { zh: '核实退款', en: 'Refunds verified' },
      caseKey.extend({
        officers,
        order: ordinal,
        /** Whether the order's time was over. */
        due: z.boolean(),
        /** Since the last look, by finding. */
        refunded: z.array(refund).max(50).meta({ zh: '退款明细', en: 'refunded' }),
        /** Findings with something still owed. */
        remaining: nos,
        evidence: papers,
      }),
    ),
    OverchargeRefunded: event({ zh: '多收价款已退还', en: 'Overcharge refunded' }, caseKey.extend({ fen: fenAmount })),
    FeePenaltyProposed: event(
      { zh: '拟处罚', en: 'Penalty proposed' },
      caseKey.extend({
        finding: ordinal,
        proposal: penaltyProposal,
        /** Unlawful gains to be confiscated: what was not given back in time. */
        confiscate: fenAmount,
      }),
    ),
    OverchargePenalised: event(
      { zh: '已处罚', en: 'Overcharge penalised' },
      caseKey.extend({ penaltyId: uuid, sanction, yuan: count, confiscated: fenAmount }),
    ),
    OverchargeNotPenalised: event({ zh: '未予处罚', en: 'Penalty not imposed' }, caseKey.extend({ penaltyId: uuid })),
    ComplaintConcluded: event(
      { zh: '未全部退还结案', en: 'Complaint concluded' },
      caseKey.extend({ refunded: fenAmount, outstanding: fenAmount, note: openLines(500) }),
    ),
    ComplaintWithdrawn: event({ zh: '撤案', en: 'Complaint withdrawn' }, caseKey.extend({ reason: lines(1000) })),
    ComplaintSettled: event(
      { zh: '随派遣办结', en: 'Complaint settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    ReceiveComplaint: command(
      { zh: '登记收费投诉', en: 'Receive a fee complaint' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
    ),
    ExamineCharges: command(
      { zh: '核查收费', en: 'Examine charges' },
      just.extend({
        officers,
        credentialsShown: z.boolean(),
        party: party.optional(),
        terms: chargeTerms.meta({ zh: '合同条件', en: 'terms' }),
        charges: z.array(charge).min(1).max(50),
        standards: z.array(setPrice.extend({ repealed: z.boolean().optional() })).max(200),
        evidence: papers.default([]),
      }),
      { given: (data) => data.omit({ standards: true }), duties: ['二(二)4', '二(四)6', '三(四)2'] },
    ),
    PassComplaintOn: command(
      { zh: '认定不属价格事项', en: 'Find that it is not about prices' },
      just.extend({ matterOf: notOfPrices, reason: openLines(500) }),
    ),
    OrderRefund: command({ zh: '责令退还', en: 'Order a refund' }, just.extend({ dueBy: deadline }), {
      given: (data) => data.omit({ dueBy: true }).extend({ within: limit }),
      duties: ['二(二)4', '二(四)6'],
    }),
    VerifyRefunds: command(
      { zh: '核实退款', en: 'Verify refunds' },
      just.extend({
        officers,
        refunded: z.array(refund).max(50).meta({ zh: '退款明细', en: 'refunded' }),
        evidence: papers.default([]),
      }),
      { duties: ['二(二)4'] },
    ),
    ProposeFeePenalty: command(
      { zh: '提出处罚', en: 'Propose a penalty' },
      just.extend({ penaltyId: uuid, finding: ordinal, yuan: count }),
    ),
    ConcludeComplaint: command(
      { zh: '未全部退还结案', en: 'Conclude a complaint with money owed' },
      just.extend({ note: openLines(500) }),
    ),
  },
  internal: {
    OpenComplaint: command({ zh: '派遣立案', en: 'Open a complaint' }, openCase),
    EndComplaint: command({ zh: '随派遣终止', en: 'End a complaint' }, endCase),
    NoteFeePenalty: command({ zh: '记录处罚结果', en: 'Note what became of a penalty' }, notePenalty),
    ObserveRefund: command({ zh: '检查退还期限', en: 'Observe a refund order' }, just.extend({ order: ordinal })),
  },
});
export type FeeComplaintEvent = EventsOf<typeof feeComplaint>;
export type FeeComplaintCommand = CommandsOf<typeof feeComplaint>;
