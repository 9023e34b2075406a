import { illegalConstruction, urbanEnforcementQueries } from '@tiaokuai/contracts';
import { listCases, showCase } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { constructions } from './model.ts';

const { CompulsionPending, IllegalConstruction, IllegalConstructions } = urbanEnforcementQueries;
const db = tables(constructions);

const compulsionPending = queryOf(CompulsionPending, ({ limit }, context) =>
  db(context)
    .selectFrom('constructions')
    .select(['case_id', 'estate', 'subdistrict', 'status', 'government_by', 'own_by', 'appeal_by', 'appeal'])
    .select(['compulsion', 'missed'])
    .where('open', '=', true)
    .where('status', 'in', ['reported-to-government', 'compulsion-ordered', 'removal-announced'])
    .orderBy('government_by', (order) => order.asc().nullsLast())
    .orderBy('own_by', (order) => order.asc().nullsLast())
    .limit(limit)
    .execute(),
);

export const constructionQueries = [
  listCases(IllegalConstructions, constructions, {
    clocks: ['stop_by', 'decide_by', 'order_by', 'government_by', 'own_by'],
  }),
  showCase(IllegalConstruction, constructions, illegalConstruction),
  compulsionPending,
];
