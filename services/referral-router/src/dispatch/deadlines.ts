import {
  type Category,
  categoryOf,
  type Deadline,
  type StatutoryLimit,
  statutoryLimits,
  type Urgency,
} from '@tiaokuai/contracts';
import { dueAt, type Pause } from '@tiaokuai/working-time';

/** A time limit with where it comes from. */
type Basis = Pick<Deadline, 'start' | 'limit' | 'source'>;

/** A deadline as it runs for one case: what stood still adds nothing, granted working days come on top. */
export const runOn = ({ start, limit, source }: Basis, pauses: readonly Pause[] = [], extendedBy = 0): Deadline => {
  const first = dueAt({ start, limit, pauses });
  const last =
    extendedBy > 0 ? dueAt({ start: first.due, limit: { unit: 'working-days', amount: extendedBy } }) : first;
  return {
    start,
    limit,
    source,
    due: last.due,
    amber: last.amber,
    beyondCalendar: first.beyondCalendar || last.beyondCalendar,
  };
};

/** The same limit from the beginning, for rework. */
export const runAnew = ({ limit, source }: Deadline, start: string): Deadline => runOn({ start, limit, source });

const limitOf = (key: string): StatutoryLimit => {
  const limit = statutoryLimits[key];
  if (!limit) throw new Error(`no limit is named ${key}`);
  return limit;
};

const from = (key: string, start: string): Deadline => {
  const { limit, source } = limitOf(key);
  return runOn({ start, limit, source });
};

/** Within what time a referral is to be accepted. */
export const acceptanceDeadline = (urgency: Urgency, start: string): Deadline =>
  from(urgency === 'emergency' ? 'accept-emergency' : urgency === 'urgent' ? 'accept-urgent' : 'accept-normal', start);

/** The category's statutory limit, else the general one of five working days. */
export const completionDeadline = (category: string, start: string): Deadline =>
  from(completionKeyOf(categoryOf(category)) ?? 'general-completion', start);

const completionKeyOf = (category: Category | undefined): string | undefined => category?.completion;
