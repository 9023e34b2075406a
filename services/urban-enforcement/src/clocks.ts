import type { ConstructionClock } from '@tiaokuai/contracts';
import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import type { ConstructionRow, DisorderRow } from './read-models.ts';

type Rows = { constructions: ConstructionRow; disorders: DisorderRow };
const most = 500;

const columns = {
  stop: 'stop_by',
  decision: 'decide_by',
  order: 'order_by',
  government: 'government_by',
} as const satisfies Readonly<Record<ConstructionClock, keyof ConstructionRow>>;

/** Stop orders not given, decisions not made, orders to look at again, governments that have not answered. */
const watchConstructions: Ticker = {
  name: 'watch-constructions',
  every: 60_000,
  async due({ pool, schema, now }) {
    const at = now();
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('constructions')
      .select(['case_id', 'stop_by', 'decide_by', 'order_by', 'government_by'])
      .where('open', '=', true)
      .where(({ or, eb }) => or(Object.values(columns).map((column) => eb(column, '<=', at))))
      .limit(most)
      .execute();
    return rows.flatMap((row) =>
      Object.entries(columns).flatMap(([clock, column]) => {
        const due = row[column];
        return due && due <= at
          ? [
              {
                command: 'ObserveConstructionClock',
                data: { caseId: row.case_id, clock, due },
                key: `${row.case_id}/${clock}/${due}`,
              },
            ]
          : [];
      }),
    );
  },
};

/** Orders that have run out: somebody must look again. */
const watchOrders: Ticker = {
  name: 'watch-orders',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('disorders')
      .select(['case_id', 'order_no'])
      .where('open', '=', true)
      .where('status', '=', 'ordered')
      .where('order_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, order_no: order }) => ({
      command: 'ObserveDisorderOrder',
      data: { caseId, order },
      key: `${caseId}/${order}`,
    }));
  },
};

/** Goods that may not be kept any longer. */
const watchSeizures: Ticker = {
  name: 'watch-seizures',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('disorders')
      .select(['case_id', 'seized_no'])
      .where('seized_until', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, seized_no: measure }) => ({
      command: 'ObserveMeasure',
      data: { caseId, measure },
      key: `${caseId}/${measure}`,
    }));
  },
};

export const clocks: readonly Ticker[] = [watchConstructions, watchOrders, watchSeizures];
