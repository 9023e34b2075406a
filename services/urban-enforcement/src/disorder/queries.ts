import { disorder, urbanEnforcementQueries } from '@tiaokuai/contracts';
import { figuresOf, type InboxRow, showCase } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { disorders } from './model.ts';

const { Disorder, Disorders, RepeatOffenders } = urbanEnforcementQueries;
const db = tables(disorders);

const listDisorders = queryOf(Disorders, ({ status, open, estateId, subdistrict, kind, limit }, context) => {
  let rows = db(context)
    .withTables<{ inbox: InboxRow }>()
    .selectFrom('disorders')
    .leftJoin('inbox', 'inbox.referral_id', 'disorders.referral_id')
    .selectAll('disorders')
    .select('inbox.complete_by as referral_due')
    .where('disorders.open', '=', open)
    .orderBy(
      ({ fn }) => fn('least', ['disorders.order_by', 'inbox.complete_by']),
      (order) => order.asc().nullsLast(),
    )
    .orderBy('disorders.opened_at')
    .limit(limit);
  if (status) rows = rows.where(({ eb, ref }) => eb(ref('disorders.status').$castTo<string>(), 'in', status));
  if (estateId) rows = rows.where('disorders.estate_id', '=', estateId);
  if (subdistrict) rows = rows.where('disorders.subdistrict', '=', subdistrict);
  if (kind) rows = rows.where(({ eb, val, fn }) => eb(val(kind), '=', fn.any('disorders.kinds')));
  return rows.execute();
});

const repeatOffenders = queryOf(RepeatOffenders, async ({ since, atLeast, limit }, context) => {
  let rows = db(context)
    .selectFrom('disorders')
    .select('party')
    .select(({ fn }) => [
      fn.countAll<string>().as('cases'),
      fn.sum<string>('findings').as('findings'),
      fn.sum<string>('overdue').as('overdue'),
      fn.sum<string>('fined').as('fined'),
      fn.max('inspected_at').as('last_at'),
    ])
    .where('party_kind', '=', 'unit')
    .where('findings', '>', 0)
    .groupBy('party')
    .having(({ fn }) => fn.countAll(), '>=', atLeast)
    .orderBy('cases', 'desc')
    .orderBy('party')
    .limit(limit);
  if (since) rows = rows.where('inspected_at', '>=', since);
  return (await rows.execute()).map(({ party, last_at, ...figures }) => ({ party, ...figuresOf(figures), last_at }));
});

export const disorderQueries = [listDisorders, showCase(Disorder, disorders, disorder), repeatOffenders];
