import { garbage } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { garbageReports } from './model.ts';

/** Garbage that still lies there when its four working hours are over. */
export const watchGarbage = dueClock({
  name: 'watch-garbage',
  model: garbageReports,
  due: 'clear_by',
  where: { open: true, late: false },
  command: garbage.internal.ObserveGarbage,
  data: ({ case_id: caseId }) => ({ caseId }),
  key: ({ case_id, clear_by }) => `${case_id}/${clear_by}`,
});
