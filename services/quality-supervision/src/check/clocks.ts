import { check } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { checks } from './model.ts';

/** Sites where an officer should have been. */
export const watchChecks = dueClock({
  name: 'watch-checks',
  model: checks,
  due: 'check_by',
  where: { status: 'opened', check_missed: false },
  command: check.internal.ObserveCheck,
  data: ({ case_id: caseId, check_by: due }) => ({ caseId, due }),
});

/** Instructions whose time is over: a recheck is due. */
export const watchInstructions = dueClock({
  name: 'watch-instructions',
  model: checks,
  due: 'rectify_by',
  where: { open: true, status: 'instructed' },
  command: check.internal.ObserveInstruction,
  data: ({ case_id: caseId, instruction }) => ({ caseId, instruction }),
});
