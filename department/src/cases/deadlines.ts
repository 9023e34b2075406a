import type { Deadline, RuleSource } from '@tiaokuai/contracts';
import { type StatutoryLimitKey, statutoryLimits } from '@tiaokuai/contracts';
import { dateOf, dueAt, type Limit } from '@tiaokuai/working-time';

/** A deadline that an officer, an agreement or a rule outside of the library sets. */
export const deadlineWithin = (limit: Limit, start: string, source: RuleSource): Deadline => ({
  start,
  limit,
  source,
  ...dueAt({ start, limit }),
});

/** A deadline by the statutory library. */
export const deadlineBy = (key: StatutoryLimitKey, start: string): Deadline => {
  const { limit, source } = statutoryLimits[key];
  return deadlineWithin(limit, start, source);
};

/** The last day of a period, in Beijing, as people write it: `due` is the first instant after it. */
export const lastDay = (due: string): string => dateOf(Date.parse(due) - 1);
