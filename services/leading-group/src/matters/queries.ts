import { leadingGroupQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { matters } from './model.ts';

const db = tables(matters);

export const listMatters = queryOf(leadingGroupQueries.Matters, async ({ status, limit }, context) =>
  // The general inbox's other departments see their referrals, not the office's work.
  context.asking && context.asking !== 'leading-group'
    ? []
    : db(context)
        .selectFrom('matters')
        .selectAll()
        .where('status', '=', status)
        .orderBy('opened_at')
        .limit(limit)
        .execute(),
);
