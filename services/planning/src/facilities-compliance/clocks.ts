import { facilitiesCompliance } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { facilities } from './model.ts';

/** Orders whose time is over: what is delivered must be measured again. */
export const watchRemedies = dueClock({
  name: 'watch-remedies',
  model: facilities,
  due: 'remedy_by',
  where: { open: true, status: 'ordered' },
  command: facilitiesCompliance.internal.ObserveRemedy,
  data: ({ case_id: caseId, remedy_order: order }) => ({ caseId, order }),
});
