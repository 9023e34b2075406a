import { feeComplaint } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { feeComplaints } from './model.ts';

/** Refunds whose time is over: the vouchers are to be looked at. */
export const watchRefunds = dueClock({
  name: 'watch-refunds',
  model: feeComplaints,
  due: 'refund_by',
  where: { status: 'ordered' },
  command: feeComplaint.internal.ObserveRefund,
  data: ({ case_id: caseId, order_no: order }) => ({ caseId, order }),
});
