import { roadsideFacility } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { facilities } from './model.ts';

/** Works that should be done. */
export const watchWorks = dueClock({
  name: 'watch-works',
  model: facilities,
  due: 'done_by',
  where: { open: true },
  command: roadsideFacility.internal.ObserveFacilityWorks,
  data: ({ case_id: caseId, done_by: due }) => ({ caseId, due }),
});
