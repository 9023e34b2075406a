import { urbanEnforcementQueries } from '@tiaokuai/contracts';
import { type QueryContext, queryOf, tables } from '@tiaokuai/service';
import { disorders } from './disorder/model.ts';
import { constructions } from './illegal-construction/model.ts';

const db = tables(constructions, disorders);

const casesOf = (table: 'constructions' | 'disorders', context: QueryContext) =>
  db(context)
    .selectFrom(table)
    .select(['subdistrict', 'estate_id', 'estate'])
    .select(({ fn }) => [
      fn.count<string>('case_id').filterWhere('open', '=', true).as('open'),
      fn.count<string>('case_id').filterWhere('open', '=', false).as('ended'),
    ])
    .groupBy(['subdistrict', 'estate_id', 'estate'])
    .execute();

/** Cases of both kinds, estate by estate. */
export const enforcementByEstate = queryOf(urbanEnforcementQueries.EnforcementByEstate, async (input, context) => {
  const [built, disorderly] = await Promise.all([casesOf('constructions', context), casesOf('disorders', context)]);
  const keyOf = ({ estate_id }: { readonly estate_id: string | null }) => estate_id ?? '';
  const estates = new Map([...built, ...disorderly].map((row) => [keyOf(row), row]));
  const count = (rows: typeof built, key: string, which: 'open' | 'ended') =>
    Number(rows.find((row) => keyOf(row) === key)?.[which] ?? 0);
  return [...estates]
    .map(([key, { subdistrict, estate, estate_id }]) => ({
      subdistrict,
      estate_id,
      estate,
      constructions: count(built, key, 'open'),
      constructionsEnded: count(built, key, 'ended'),
      disorders: count(disorderly, key, 'open'),
      disordersEnded: count(disorderly, key, 'ended'),
    }))
    .filter(({ subdistrict }) => !input.subdistrict || subdistrict === input.subdistrict)
    .sort((a, b) => b.constructions + b.disorders - a.constructions - a.disorders)
    .slice(0, input.limit);
});
