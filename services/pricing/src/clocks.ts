import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import type { DisclosureRow, FeeComplaintRow } from './read-models.ts';

type Rows = { fee_complaints: FeeComplaintRow; disclosures: DisclosureRow };
const most = 500;

/** Refunds whose time is over: the vouchers are to be looked at. */
const watchRefunds: Ticker = {
  name: 'watch-refunds',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('fee_complaints')
      .select(['case_id', 'order_no'])
      .where('status', '=', 'ordered')
      .where('refund_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, order_no: order }) => ({
      command: 'ObserveRefund',
      data: { caseId, order },
      key: `${caseId}/${order}`,
    }));
  },
};

/** Boards that should have been put right: to be looked at again. */
const watchDisclosures: Ticker = {
  name: 'watch-disclosures',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('disclosures')
      .select(['case_id', 'order_no'])
      .where('status', '=', 'ordered')
      .where('disclose_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, order_no: order }) => ({
      command: 'ObserveDisclosure',
      data: { caseId, order },
      key: `${caseId}/${order}`,
    }));
  },
};

export const clocks: readonly Ticker[] = [watchRefunds, watchDisclosures];
