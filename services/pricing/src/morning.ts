import { type DisclosureRow, type FeeComplaintRow, pricingQueries } from '@tiaokuai/contracts';
import { figuresOf, penaltyFigures } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { feeComplaints } from './fee-complaint/model.ts';
import { disclosures } from './price-disclosure/model.ts';

const db = tables(feeComplaints, disclosures);

/** What the chief looks at first. */
export const morning = queryOf(pricingQueries.PricingMorning, async (_input, context) => {
  const figures = await db(context)
    .selectNoFrom(({ selectFrom, fn }) => {
      const complaintsThat = (status: FeeComplaintRow['status']) =>
        selectFrom('fee_complaints').where('status', '=', status).select(fn.countAll<string>().as('n'));
      const checksThat = (status: DisclosureRow['status']) =>
        selectFrom('disclosures').where('status', '=', status).select(fn.countAll<string>().as('n'));
      const sumOf = (column: 'overcharged' | 'refunded') =>
        selectFrom('fee_complaints').select((of) => of.fn.sum<string>(column).as('n'));
      return [
        complaintsThat('received').as('toExamine'),
        complaintsThat('found').as('toOrder'),
        complaintsThat('ordered').as('refundsRunning'),
        complaintsThat('overdue').as('refundsOverdue'),
        checksThat('reported').as('boardsToCheck'),
        checksThat('overdue').as('boardsToRecheck'),
        sumOf('overcharged').as('overcharged'),
        sumOf('refunded').as('refunded'),
      ];
    })
    .executeTakeFirstOrThrow();
  return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
});
