import { repair } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { clockOf } from '../clocks.ts';
import { repairs } from './model.ts';

const name = 'watch-repairs';
const command = repair.internal.ObserveRepairClock;

const arrivals = dueClock({
  name,
  model: repairs,
  due: 'arrive_by',
  where: { open: true, late_arrival: false },
  command,
  data: ({ case_id: caseId }) => ({ caseId, clock: 'arrival' as const }),
  key: ({ case_id, arrive_by }) => `${case_id}/arrival/${arrive_by}`,
});

const restorations = dueClock({
  name,
  model: repairs,
  due: 'restore_by',
  where: { open: true, late_restoration: false },
  command,
  data: ({ case_id: caseId }) => ({ caseId, clock: 'restoration' as const }),
  key: ({ case_id, restore_by }) => `${case_id}/restoration/${restore_by}`,
});

/** Crews that should have been on site, supply that should be back: found by time, not by report. */
export const watchRepairs = clockOf(name, 30_000, [arrivals, restorations]);
