import { operator } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { operators } from './model.ts';

/** Orders whose time is over: the operator is to be revisited. */
export const watchOrders = dueClock({
  name: 'watch-orders',
  model: operators,
  due: 'order_by',
  where: { status: 'ordered' },
  command: operator.internal.ObserveOperatorOrder,
  data: ({ case_id: caseId, order_no: order }) => ({ caseId, order }),
});

/** Seals whose thirty days are over. */
export const watchSeals = dueClock({
  name: 'watch-premises-seals',
  model: operators,
  due: 'sealed_until',
  command: operator.internal.ObservePremisesSeal,
  data: ({ case_id: caseId, sealing }) => ({ caseId, sealing }),
});
