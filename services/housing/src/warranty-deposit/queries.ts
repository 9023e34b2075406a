import { dayInChina, housingQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { sql } from 'kysely';
import { deposits } from './model.ts';

const db = tables(deposits);

export const listDeposits = queryOf(housingQueries.Deposits, async ({ status, builder, limit }, context) => {
  let rows = db(context)
    .selectFrom('deposits')
    .selectAll()
    .orderBy('return_from', (order) => order.asc().nullsLast())
    .orderBy('estate')
    .limit(limit);
  if (status) rows = rows.where(sql.ref<string>('status'), 'in', status);
  if (builder) rows = rows.where('builder', '=', builder);
  const today = dayInChina(context.now());
  return (await rows.execute()).map((row) => ({
    ...row,
    returnable: row.status === 'term' && row.claims_open === 0 && row.return_from! <= today,
  }));
});
