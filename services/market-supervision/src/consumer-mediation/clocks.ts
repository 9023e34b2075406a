import { consumerMediation } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { mediations } from './model.ts';

/** Answers, mediations and performances whose time is over. */
export const watchMediations = dueClock({
  name: 'watch-mediations',
  model: mediations,
  due: 'clock_due',
  where: { open: true },
  command: consumerMediation.internal.ObserveMediation,
  data: ({ case_id: caseId, clock_due: due }) => ({ caseId, due }),
});
