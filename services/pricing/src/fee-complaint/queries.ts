import { feeComplaint, pricingQueries } from '@tiaokuai/contracts';
import { figuresOf, listCases, showCase } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { feeComplaints } from './model.ts';

const { FeeComplaint, FeeComplaints, OverchargesRefunded } = pricingQueries;
const db = tables(feeComplaints);

const overcharges = queryOf(OverchargesRefunded, async ({ by, since, limit }, context) => {
  let rows = db(context)
    .selectFrom('fee_complaints')
    .select(`${by} as whose`)
    .select(({ fn }) => [
      fn.countAll<string>().as('cases'),
      fn.sum<string>('overcharged').as('overcharged'),
      fn.sum<string>('refunded').as('refunded'),
      fn.sum<string>('confiscated').as('confiscated'),
      fn.sum<string>('overdue').as('overdue'),
      fn.sum<string>('fined').as('fined'),
    ])
    .where('overcharged', '>', 0)
    .where(by, 'is not', null)
    .groupBy(by)
    .orderBy('overcharged', 'desc')
    .orderBy(by)
    .limit(limit);
  // Persons are in paper files and not counted here.
  if (by === 'party') rows = rows.where('party_kind', '=', 'unit');
  if (since) rows = rows.where('opened_at', '>=', since);
  return (await rows.execute()).map(({ whose, ...sums }) => {
    const figures = figuresOf(sums);
    return { whose, ...figures, outstanding: figures.overcharged - figures.refunded - figures.confiscated };
  });
});

export const complaintQueries = [
  listCases(FeeComplaints, feeComplaints, { clocks: ['refund_by'] }),
  showCase(FeeComplaint, feeComplaints, feeComplaint),
  overcharges,
];
