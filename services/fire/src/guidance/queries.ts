import { fireQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { guidances } from './model.ts';

const db = tables(guidances);

export const listGuidance = queryOf(fireQueries.Guidance, ({ status, limit }, context) => {
  const rows = db(context)
    .selectFrom('guidance')
    .selectAll()
    .orderBy('follow_up_by', (order) => order.asc().nullsLast())
    .orderBy('visited_on', 'desc')
    .limit(limit);
  return (status ? rows.where('status', 'in', status) : rows).execute();
});
