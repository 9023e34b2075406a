import { conduct } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { conducts } from './model.ts';

/** Orders whose time is over: the enterprise must be looked at again. */
export const watchOrders = dueClock({
  name: 'watch-orders',
  model: conducts,
  due: 'correct_by',
  where: { status: 'ordered' },
  command: conduct.internal.ObserveCorrection,
  data: ({ case_id: caseId, order_no: order }) => ({ caseId, order }),
});
