import { type ConstructionClock, type ConstructionRow, illegalConstruction } from '@tiaokuai/contracts';
import { give, type Ticker, tables } from '@tiaokuai/service';
import { constructions } from './model.ts';

const db = tables(constructions);

const clocks = [
  ['stop', 'stop_by'],
  ['decision', 'decide_by'],
  ['order', 'order_by'],
  ['government', 'government_by'],
] as const satisfies readonly (readonly [ConstructionClock, keyof ConstructionRow])[];

/** Stop orders not given, decisions not made, orders to look at again, governments that have not answered. */
export const watchConstructions: Ticker = {
  name: 'watch-constructions',
  every: 60_000,
  async due(context) {
    const at = context.now();
    const rows = await db(context)
      .selectFrom('constructions')
      .select(['case_id', 'stop_by', 'decide_by', 'order_by', 'government_by'])
      .where('open', '=', true)
      .where(({ or, eb }) => or(clocks.map(([, column]) => eb(column, '<=', at))))
      .limit(500)
      .execute();
    return rows.flatMap(({ case_id: caseId, ...row }) =>
      clocks.flatMap(([clock, column]) => {
        const due = row[column];
        if (!due || due > at) return [];
        const given = give(illegalConstruction.internal.ObserveConstructionClock, { caseId, clock, due });
        return [{ ...given, key: `${caseId}/${clock}/${due}` }];
      }),
    );
  },
};
