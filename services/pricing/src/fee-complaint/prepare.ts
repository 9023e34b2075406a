import { feeComplaint, priceStandard } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';
import type { PriceStandards } from '../price-standard/decider.ts';
import type { Standard } from '../price-standard/standard.ts';
import type { FeeComplaintState } from './decider.ts';
import { refundArticle } from './law.ts';
import { itemsWithStandards } from './overcharge.ts';

const { ExamineCharges, OrderRefund } = feeComplaint.commands;

/** The standards as they are on the register now, and the star level of the referral's estate where none is given. */
export const examineCharges = prepare(ExamineCharges, async (input, { load }) => {
  const standards: Standard[] = [];
  for (const item of itemsWithStandards(input.charges)) {
    const { state } = await load(priceStandard.name, priceStandard.streamOf({ item }));
    standards.push(...(state as PriceStandards).standards);
  }
  const { state } = await load(feeComplaint.name, feeComplaint.streamOf(input));
  const complaint = state as FeeComplaintState;
  const onRecord = complaint.status === 'none' ? undefined : complaint.starLevel;
  const starLevel = input.terms.starLevel ?? onRecord;
  const terms = { ...input.terms, ...(starLevel ? { starLevel } : {}) };
  const isOfLevel = (each: Standard) => each.starLevel === undefined || each.starLevel === starLevel;
  return { data: { ...input, terms, standards: standards.filter(isOfLevel) } };
});

/** How long, the officer decides: no statute of the library names a number. */
export const orderRefund = prepare(OrderRefund, ({ within, ...rest }, { now }) => ({
  data: { ...rest, dueBy: deadlineWithin(within, now(), refundArticle) },
}));
