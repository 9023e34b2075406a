import { policeQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { patrols } from './model.ts';

const db = tables(patrols);

export const listPatrols = queryOf(policeQueries.Patrols, ({ status, limit }, context) =>
  db(context)
    .selectFrom('patrols')
    .selectAll()
    .where('status', 'in', status)
    .orderBy('patrol_by', (order) => order.asc().nullsFirst())
    .orderBy('requested_at')
    .limit(limit)
    .execute(),
);
