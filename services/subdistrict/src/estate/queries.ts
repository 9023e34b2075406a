import { subdistrictQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { estates } from './model.ts';

const db = tables(estates);

export const listEstates = queryOf(subdistrictQueries.Estates, ({ name, limit }, context) => {
  const rows = db(context).selectFrom('estates').selectAll().orderBy('subdistrict').orderBy('name').limit(limit);
  return (name ? rows.where('name', '=', name) : rows).execute();
});
