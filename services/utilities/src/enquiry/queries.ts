import { utilitiesQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { enquiries } from './model.ts';

const db = tables(enquiries);

export const listEnquiries = queryOf(utilitiesQueries.Enquiries, ({ open, trade, limit }, context) => {
  const rows = db(context)
    .selectFrom('enquiries')
    .selectAll()
    .where('status', open ? '=' : '!=', 'received')
    .orderBy('answer_by', (order) => order.asc().nullsLast())
    .orderBy('received_at')
    .limit(limit);
  return (trade ? rows.where('trade', '=', trade) : rows).execute();
});
