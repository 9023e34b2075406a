import { warrantyRepair } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { repairs } from './model.ts';

/** Orders whose time is over: somebody must look whether the builder came. */
export const watchRepairs = dueClock({
  name: 'watch-repairs',
  model: repairs,
  due: 'repair_by',
  where: { open: true, status: 'ordered' },
  command: warrantyRepair.internal.ObserveRepairOrder,
  data: ({ case_id: caseId, repair_order: order }) => ({ caseId, order }),
});
