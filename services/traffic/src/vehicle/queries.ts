import { trafficQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { vehicles } from './model.ts';

const db = tables(vehicles);

export const repeatOffenders = queryOf(trafficQueries.RepeatOffenders, ({ atLeast, limit }, context) =>
  db(context)
    .selectFrom('vehicles')
    .selectAll()
    .where('found', '>=', atLeast)
    .orderBy('found', 'desc')
    .orderBy('last_at', 'desc')
    .limit(limit)
    .execute(),
);
