import { fireQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { turnouts } from './model.ts';

const db = tables(turnouts);

export const listTurnouts = queryOf(fireQueries.Turnouts, ({ under, limit }, context) =>
  db(context)
    .selectFrom('turnouts')
    .selectAll()
    .where('ended_at', under ? 'is' : 'is not', null)
    .orderBy('called_at', 'desc')
    .limit(limit)
    .execute(),
);
