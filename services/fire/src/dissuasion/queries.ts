import { fireQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { dissuasions } from './model.ts';

const db = tables(dissuasions);

export const listDissuasions = queryOf(fireQueries.Dissuasions, ({ status, limit }, context) => {
  const rows = db(context).selectFrom('dissuasions').selectAll().orderBy('asked_at', 'desc').limit(limit);
  return (status ? rows.where('status', 'in', status) : rows).execute();
});
