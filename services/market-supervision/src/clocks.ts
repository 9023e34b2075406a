import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import type { MediationRow, OperatorRow } from './read-models.ts';

type Rows = { operators: OperatorRow; mediations: MediationRow };
const most = 500;

/** Orders whose time is over: the operator is to be revisited. */
const watchOrders: Ticker = {
  name: 'watch-orders',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('operators')
      .select(['case_id', 'order_no'])
      .where('status', '=', 'ordered')
      .where('order_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, order_no: order }) => ({
      command: 'ObserveOperatorOrder',
      data: { caseId, order },
      key: `${caseId}/${order}`,
    }));
  },
};

/** Seals whose thirty days are over. */
const watchSeals: Ticker = {
  name: 'watch-premises-seals',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('operators')
      .select(['case_id', 'sealing'])
      .where('sealed_until', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, sealing }) => ({
      command: 'ObservePremisesSeal',
      data: { caseId, sealing },
      key: `${caseId}/${sealing}`,
    }));
  },
};

/** Answers, mediations and performances whose time is over. */
const watchMediations: Ticker = {
  name: 'watch-mediations',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('mediations')
      .select(['case_id', 'clock_due'])
      .where('open', '=', true)
      .where('clock_due', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, clock_due: due }) => ({
      command: 'ObserveMediation',
      data: { caseId, due },
      key: `${caseId}/${due}`,
    }));
  },
};

export const clocks: readonly Ticker[] = [watchOrders, watchSeals, watchMediations];
