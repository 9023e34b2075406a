import { rescue } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { rescues } from './model.ts';

/** Firms whose thirty minutes are over. */
export const watchArrivals = dueClock({
  name: 'watch-arrivals',
  model: rescues,
  due: 'arrive_by',
  where: { status: 'notified', missed_current: false },
  command: rescue.internal.ObserveArrival,
  data: ({ case_id: caseId, call }) => ({ caseId, call }),
  every: 5_000,
});
