import { sanitationQueries, waste } from '@tiaokuai/contracts';
import { listCases, showCase } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { wasteCases } from './model.ts';

const { ClearanceCostsOwed, WasteCase, WasteCases } = sanitationQueries;
const db = tables(wasteCases);

const costsOwed = queryOf(ClearanceCostsOwed, ({ limit }, context) =>
  db(context).selectFrom('waste').selectAll().where('owed_fen', '>', 0).orderBy('ended_at').limit(limit).execute(),
);

export const wasteQueries = [
  listCases(WasteCases, wasteCases, { clocks: ['clear_by'] }),
  showCase(WasteCase, wasteCases, waste),
  costsOwed,
];
