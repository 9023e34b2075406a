import { type ConductRow, conduct, housingQueries, type InboxRow } from '@tiaokuai/contracts';
import { showCase } from '@tiaokuai/department';
import { readModelDb } from '@tiaokuai/read-models';
import { queryOf } from '@tiaokuai/service';
import { conducts } from './model.ts';

const { Conduct, Conducts } = housingQueries;

const listConducts = queryOf(Conducts, ({ open, party, limit }, { pool, schema }) => {
  const rows = readModelDb<{ conducts: ConductRow; inbox: InboxRow }>(pool, schema)
    .selectFrom('conducts')
    .leftJoin('inbox', 'inbox.referral_id', 'conducts.referral_id')
    .selectAll('conducts')
    .select('inbox.complete_by as referral_due')
    .where('conducts.open', '=', open)
    .orderBy(
      ({ fn }) => fn('least', ['conducts.correct_by', 'inbox.complete_by']),
      (order) => order.asc().nullsLast(),
    )
    .orderBy('conducts.opened_at')
    .limit(limit);
  return (party ? rows.where('conducts.party', '=', party) : rows).execute();
});

export const conductQueries = [listConducts, showCase(Conduct, conducts, conduct)];
