import { dueAt } from '@tiaokuai/working-time';

/** The instant at which so many minutes of office time have passed. Milliseconds since 1970. */
export const officeMinutesAfter = (from: number, minutes: number): number => {
  const { due } = dueAt({
    start: new Date(from).toISOString(),
    limit: { unit: 'working-hours', amount: minutes / 60 },
  });
  return Date.parse(due);
};
