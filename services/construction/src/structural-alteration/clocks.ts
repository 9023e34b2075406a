import { structuralAlteration } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { alterations } from './model.ts';

export const watchRestorations = dueClock({
  name: 'watch-restorations',
  model: alterations,
  due: 'restore_by',
  where: { open: true, status: 'ordered' },
  command: structuralAlteration.internal.ObserveRestoration,
  data: ({ case_id: caseId, restoration_order: order }) => ({ caseId, order }),
});
