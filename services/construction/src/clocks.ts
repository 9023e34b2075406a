import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import type { AlterationRow, RepairRow } from './read-models.ts';

type Rows = { repairs: RepairRow; alterations: AlterationRow };
const most = 500;

/** Orders whose time is over: somebody must look whether the builder came. */
const watchRepairs: Ticker = {
  name: 'watch-repairs',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('repairs')
      .select(['case_id', 'repair_order'])
      .where('open', '=', true)
      .where('status', '=', 'ordered')
      .where('repair_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, repair_order: order }) => ({
      command: 'ObserveRepairOrder',
      data: { caseId, order },
      key: `${caseId}/${order}`,
    }));
  },
};

const watchRestorations: Ticker = {
  name: 'watch-restorations',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('alterations')
      .select(['case_id', 'restoration_order'])
      .where('open', '=', true)
      .where('status', '=', 'ordered')
      .where('restore_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, restoration_order: order }) => ({
      command: 'ObserveRestoration',
      data: { caseId, order },
      key: `${caseId}/${order}`,
    }));
  },
};

export const clocks: readonly Ticker[] = [watchRepairs, watchRestorations];
