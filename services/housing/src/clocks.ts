import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import type { ConductRow } from './case-models.ts';
import type { ContractRow } from './filing-models.ts';
import type { FundUseRow } from './fund-use-model.ts';

type Rows = { conducts: ConductRow; contracts: ContractRow; fund_uses: FundUseRow };
const most = 500;

/** Orders whose time is over: the enterprise must be looked at again. */
const watchOrders: Ticker = {
  name: 'watch-orders',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('conducts')
      .select(['case_id', 'order_no'])
      .where('status', '=', 'ordered')
      .where('correct_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, order_no: order }) => ({
      command: 'ObserveCorrection',
      data: { caseId, order },
      key: `${caseId}/${order}`,
    }));
  },
};

/** Contracts that were signed and not filed in ten days. */
const watchFilings: Ticker = {
  name: 'watch-filings',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('contracts')
      .select(['contract_id', 'file_by'])
      .where('status', '=', 'signed')
      .where('overdue', '=', false)
      .where('file_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ contract_id: contractId, file_by: due }) => ({
      command: 'ObserveContractFiling',
      data: { contractId, due },
      key: `${contractId}/${due}`,
    }));
  },
};

/** Enterprises that should have left. */
const watchExits: Ticker = {
  name: 'watch-exits',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('contracts')
      .select(['contract_id', 'leave_by'])
      .where('status', '=', 'ended')
      .where('exit_overdue', '=', false)
      .where('leave_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ contract_id: contractId, leave_by: due }) => ({
      command: 'ObserveExit',
      data: { contractId, due },
      key: `${contractId}/${due}`,
    }));
  },
};

/** Emergency repairs that have been published long enough. */
const watchPublications: Ticker = {
  name: 'watch-publications',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('fund_uses')
      .select(['case_id', 'published_until'])
      .where('status', '=', 'published')
      .where('published_until', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, published_until: until }) => ({
      command: 'ObserveFundPublication',
      data: { caseId, until },
      key: `${caseId}/${until}`,
    }));
  },
};

export const clocks: readonly Ticker[] = [watchOrders, watchFilings, watchExits, watchPublications];
