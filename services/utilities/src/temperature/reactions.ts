import { temperature } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import { give, reactTo } from '@tiaokuai/service';

const { StartTemperatureClocks } = temperature.internal;

const clocksFrom = (requestedAt: string) => ({
  requestedAt,
  measureBy: deadlineBy('heating-temperature', requestedAt),
  answerBy: deadlineBy('heating-complaint', requestedAt),
});

export const startTemperatureClocks = reactTo(temperature, 'start-temperature-clocks', {
  ColdRoomReported: ({ data: { caseId, requestedAt } }) =>
    give(StartTemperatureClocks, { caseId, ...clocksFrom(requestedAt) }),
  ColdRoomReportedAgain: ({ data: { caseId, requestedAt } }) =>
    give(StartTemperatureClocks, { caseId, ...clocksFrom(requestedAt) }),
});
