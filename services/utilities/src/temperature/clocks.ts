import { temperature } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { clockOf } from '../clocks.ts';
import { temperatures } from './model.ts';

const name = 'watch-temperatures';
const command = temperature.internal.ObserveTemperature;

const measurements = dueClock({
  name,
  model: temperatures,
  due: 'measure_by',
  where: { open: true, late_measurement: false },
  command,
  data: ({ case_id: caseId }) => ({ caseId, clock: 'measurement' as const }),
  key: ({ case_id, measure_by }) => `${case_id}/measurement/${measure_by}`,
});

const answers = dueClock({
  name,
  model: temperatures,
  due: 'answer_by',
  where: { open: true, late_answer: false },
  command,
  data: ({ case_id: caseId }) => ({ caseId, clock: 'answer' as const }),
  key: ({ case_id, answer_by }) => `${case_id}/answer/${answer_by}`,
});

/** Rooms not measured in a day, complaints not answered in three. */
export const watchTemperatures = clockOf(name, 60_000, [measurements, answers]);
