import {
  type Charge,
  type ChargeTerms,
  chargeTerms,
  ExamineCharges,
  limit,
  OrderDisclosure,
  OrderRefund,
} from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/desk';
import type { PreparedCommand } from '@tiaokuai/service';
import type { Limit } from '@tiaokuai/working-time';
import type { FeeComplaintState } from './fee-complaint-decider.ts';
import { refundArticle, shownArticle } from './law.ts';
import { itemsWithStandards, type Standard } from './overcharge.ts';
import type { PriceStandards } from './price-standard-decider.ts';

/** What officers leave to the registers and to the calendar reaches the deciders as snapshots and deadlines. */

/** The standards as they are on the register now, and the star level of the referral's estate where none is given. */
const examineCharges: PreparedCommand = {
  name: ExamineCharges.name,
  input: ExamineCharges.schema.omit({ standards: true }),
  async prepare(input: { caseId: string; terms: ChargeTerms; charges: Charge[] }, { load }) {
    const standards: Standard[] = [];
    for (const item of itemsWithStandards(input.charges)) {
      const { state } = await load('price-standard', `price-standard-${item}`);
      standards.push(...(state as PriceStandards).standards);
    }
    const { state } = await load('fee-complaint', `fee-complaint-${input.caseId}`);
    const complaint = state as FeeComplaintState;
    const onRecord = complaint.status === 'none' ? undefined : complaint.starLevel;
    const starLevel = input.terms.starLevel ?? onRecord;
    const terms = chargeTerms.parse({ ...input.terms, ...(starLevel ? { starLevel } : {}) });
    const isOfLevel = (each: Standard) => each.starLevel === undefined || each.starLevel === starLevel;
    return { data: { ...input, terms, standards: standards.filter(isOfLevel) } };
  },
};

/** How long, the officer decides: no statute of the library names a number for either order. */
const withinTime = (
  { name, schema }: typeof OrderRefund | typeof OrderDisclosure,
  source: { law: string; article: string },
): PreparedCommand => ({
  name,
  input: schema.omit({ dueBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    return { data: { ...rest, dueBy: deadlineWithin(within, now(), source) } };
  },
});

export const prepared: readonly PreparedCommand[] = [
  examineCharges,
  withinTime(OrderRefund, refundArticle),
  withinTime(OrderDisclosure, shownArticle),
];
