import { waste } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { wasteCases } from './model.ts';

/** Orders that have run out: somebody has to look again. */
export const watchClearances = dueClock({
  name: 'watch-clearances',
  model: wasteCases,
  due: 'clear_by',
  where: { open: true, status: 'ordered' },
  command: waste.internal.ObserveClearance,
  data: ({ case_id: caseId, clearance: order }) => ({ caseId, order }),
});
