import { sanitationQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { points } from './model.ts';

const db = tables(points);

export const listPoints = queryOf(
  sanitationQueries.CollectionPoints,
  ({ subdistrict, estateId, closed, limit }, context) => {
    let rows = db(context).selectFrom('points').selectAll().orderBy('subdistrict').orderBy('name').limit(limit);
    if (!closed) rows = rows.where('status', '=', 'active');
    if (subdistrict) rows = rows.where('subdistrict', '=', subdistrict);
    if (estateId) rows = rows.where('estate_id', '=', estateId);
    return rows.execute();
  },
);
