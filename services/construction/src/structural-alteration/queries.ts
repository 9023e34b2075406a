import { constructionQueries, structuralAlteration } from '@tiaokuai/contracts';
import { showCase } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { alterations } from './model.ts';

const { Alteration, Alterations } = constructionQueries;
const db = tables(alterations);

const listAlterations = queryOf(Alterations, ({ status, open, estateId, limit }, context) => {
  let rows = db(context)
    .selectFrom('alterations')
    .selectAll()
    .where('open', '=', open)
    .orderBy(({ eb }) => eb.case().when('soundness', '=', 'dangerous').then(0).else(1).end())
    .orderBy('restore_by', (order) => order.asc().nullsLast())
    .orderBy('opened_at')
    .limit(limit);
  if (status) rows = rows.where(db(context).dynamic.ref('status'), 'in', status);
  if (estateId) rows = rows.where('estate_id', '=', estateId);
  return rows.execute();
});

export const alterationQueries = [listAlterations, showCase(Alteration, alterations, structuralAlteration)];
