import { z } from 'zod';
import { penaltyFigures } from '../enforcement/queries.ts';
import { isoInstant, line } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { caseRow, casesInput, casesOutput, listLimit, oneCaseInput, oneCaseOutput } from '../referral/case-rows.ts';
import { feeComplaint, feeViolation } from './fee-complaint.ts';
import { disclosureGap, priceDisclosure } from './price-disclosure.ts';

/** What pricing answers: rows of its tables, whose columns are named here and nowhere else, and figures. */

/** One row per complaint: the money found, given back and owed, and the clock of the refund. */
export const feeComplaintRow = caseRow(
  [
    'received',
    'found',
    'ordered',
    'overdue',
    'verified',
    'refunded',
    'lawful',
    'passed-on',
    'concluded',
    'withdrawn',
    'settled',
  ],
  {
    received: { zh: '已受理', en: 'received' },
    found: { zh: '查实多收', en: 'overcharge found' },
    lawful: { zh: '未发现多收', en: 'lawful' },
    concluded: { zh: '未全部退还结案', en: 'concluded' },
  },
).extend({
  source: feeComplaint.events.ComplaintReceived.schema.shape.source,
  party_kind: z.enum(['unit', 'individual']).nullable(),
  /** Units by name, persons by the number of their paper file. */
  party: z.string().nullable(),
  violations: z.array(feeViolation),
  /** Fen, through all rounds. */
  overcharged: z.number(),
  refunded: z.number(),
  confiscated: z.number(),
  order_no: z.int(),
  refund_by: isoInstant.nullable(),
  /** How many refund orders ran out. */
  overdue: z.int(),
  penalties: z.int(),
  /** Yuan. */
  fined: z.int(),
});
export type FeeComplaintRow = z.output<typeof feeComplaintRow>;

/** One row per disclosure check. */
export const disclosureRow = caseRow(
  [
    'reported',
    'found',
    'ordered',
    'overdue',
    'rechecked',
    'disclosed',
    'complete',
    'concluded',
    'withdrawn',
    'settled',
  ],
  { found: { zh: '查有缺项', en: 'gaps found' }, concluded: { zh: '未公示结案', en: 'concluded' } },
).extend({
  source: priceDisclosure.events.DisclosureReported.schema.shape.source,
  party: z.string().nullable(),
  gaps: z.array(disclosureGap),
  remaining: z.int(),
  for_housing: z.int(),
  order_no: z.int(),
  disclose_by: isoInstant.nullable(),
  overdue: z.int(),
  /** Yuan. */
  fined: z.int(),
});
export type DisclosureRow = z.output<typeof disclosureRow>;

/** One row per item, star level and first month. */
export const priceStandardRow = z.object({
  standard_key: z.string(),
  item: z.string(),
  star_level: z.int().nullable(),
  from_month: z.string(),
  repealed: z.boolean(),
  base: z.int(),
  up_percent: z.int(),
  document: z.string(),
  authority: z.string().nullable(),
});
export type PriceStandardRow = z.output<typeof priceStandardRow>;

const by = ['officer', 'department-chief', 'auditor', 'department-system'] as const;

export const pricingQueries = queries('pricing', {
  FeeComplaints: query(
    { zh: '收费投诉（按时限）', en: 'Fee complaints by clock' },
    { input: casesInput, output: casesOutput(feeComplaintRow), by },
  ),
  FeeComplaint: query(
    { zh: '收费投诉详情', en: 'One fee complaint' },
    { input: oneCaseInput, output: oneCaseOutput(feeComplaintRow), by },
  ),
  Disclosures: query(
    { zh: '收费公示检查', en: 'Disclosure checks' },
    { input: casesInput, output: casesOutput(disclosureRow), by },
  ),
  Disclosure: query(
    { zh: '公示检查详情', en: 'One disclosure check' },
    { input: oneCaseInput, output: oneCaseOutput(disclosureRow), by },
  ),
  PriceStandards: query(
    { zh: '政府定价登记', en: 'Price standards' },
    {
      input: z.object({ item: line(40).optional(), limit: listLimit }),
      output: z.array(priceStandardRow),
      by,
    },
  ),
  /** Who charged too much, how often, and what became of the money; fen but for the fines. */
  OverchargesRefunded: query(
    { zh: '多收与退还（按企业、小区）', en: 'Overcharges and refunds' },
    {
      input: z.object({
        by: z.enum(['party', 'estate']).meta({ zh: '统计口径', en: 'by' }).default('party'),
        since: isoInstant.optional(),
        limit: listLimit,
      }),
      output: z.array(
        z.object({
          whose: z.string().nullable(),
          cases: z.int(),
          overcharged: z.number(),
          refunded: z.number(),
          confiscated: z.number(),
          overdue: z.int(),
          fined: z.int(),
          outstanding: z.number(),
        }),
      ),
      by,
    },
  ),
  /** What the chief looks at first. */
  PricingMorning: query(
    { zh: '物价晨报', en: 'Pricing: this morning' },
    {
      input: z.object({}),
      output: z.object({
        toExamine: z.int(),
        toOrder: z.int(),
        refundsRunning: z.int(),
        refundsOverdue: z.int(),
        boardsToCheck: z.int(),
        boardsToRecheck: z.int(),
        /** Fen. */
        overcharged: z.number(),
        refunded: z.number(),
        ...penaltyFigures.shape,
      }),
      by,
    },
  ),
});
