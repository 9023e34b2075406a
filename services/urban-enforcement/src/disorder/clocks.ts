import { disorder } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { disorders } from './model.ts';

/** Orders that have run out: somebody must look again. */
export const watchOrders = dueClock({
  name: 'watch-orders',
  model: disorders,
  due: 'order_by',
  where: { open: true, status: 'ordered' },
  command: disorder.internal.ObserveDisorderOrder,
  data: ({ case_id: caseId, order_no: order }) => ({ caseId, order }),
});

/** Goods that may not be kept any longer. */
export const watchSeizures = dueClock({
  name: 'watch-seizures',
  model: disorders,
  due: 'seized_until',
  command: disorder.internal.ObserveMeasure,
  data: ({ case_id: caseId, seized_no }) => ({ caseId, measure: seized_no! }),
});
