import { type CheckRow, check, type InboxRow, qualitySupervisionQueries } from '@tiaokuai/contracts';
import { showCase } from '@tiaokuai/department';
import { readModelDb } from '@tiaokuai/read-models';
import { queryOf } from '@tiaokuai/service';
import { checks } from './model.ts';

const listChecks = queryOf(qualitySupervisionQueries.Checks, (input, { pool, schema }) => {
  let rows = readModelDb<{ checks: CheckRow; inbox: InboxRow }>(pool, schema)
    .selectFrom('checks')
    .leftJoin('inbox', 'inbox.referral_id', 'checks.referral_id')
    .selectAll('checks')
    .select('inbox.complete_by as referral_due')
    .where('checks.open', '=', input.open)
    // The nearest of three clocks: our own visit, the unit's instruction, the referral's.
    .orderBy(
      ({ fn }) => fn('least', ['checks.check_by', 'checks.rectify_by', 'inbox.complete_by']),
      (order) => order.asc().nullsLast(),
    )
    .orderBy('checks.opened_at')
    .limit(input.limit);
  const { status, party } = input;
  if (status) rows = rows.where(({ eb, ref }) => eb(ref('checks.status').$castTo<string>(), 'in', status));
  if (input.estateId) rows = rows.where('checks.estate_id', '=', input.estateId);
  if (party) rows = rows.where(({ eb, val, fn }) => eb(val(party), '=', fn.any('checks.parties')));
  return rows.execute();
});

export const checkQueries = [listChecks, showCase(qualitySupervisionQueries.Check, checks, check)];
