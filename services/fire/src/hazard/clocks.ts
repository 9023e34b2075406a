import { hazard } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { hazards } from './model.ts';

/** Notices that have run out: a re-inspection is due. */
export const watchNotices = dueClock({
  name: 'watch-notices',
  model: hazards,
  due: 'rectify_by',
  where: { open: true, status: 'notified' },
  command: hazard.internal.ObserveRectification,
  data: ({ case_id: caseId, notice }) => ({ caseId, notice }),
});

/** Seals whose time is over: lifted, or imposed again. */
export const watchSeals = dueClock({
  name: 'watch-seals',
  model: hazards,
  due: 'sealed_until',
  command: hazard.internal.ObserveSealing,
  data: ({ case_id: caseId, sealing }) => ({ caseId, sealing }),
});
