import { match } from 'ts-pattern';
import { type Calendar, dateOf, dayOf, dayOfDate, minute, publishedCalendar, startOfDay } from './calendar.ts';
import { addOfficeTime, addWorkingDays, closing, officeTimeBetween, workingDaysBetween } from './office-time.ts';

/** A length of time as statutes give it. Minutes and hours run around the clock. */
export interface Limit {
  readonly unit: 'minutes' | 'hours' | 'days' | 'months' | 'working-hours' | 'working-days';
  readonly amount: number;
}

/** The clock stood still from `from` to `to` (ISO 8601). */
export interface Pause {
  readonly from: string;
  readonly to: string;
}

export interface DueOptions {
  /** ISO 8601: when the period begins. */
  readonly start: string;
  readonly limit: Limit;
  readonly calendar?: Calendar;
  /** In order of time, not overlapping. */
  readonly pauses?: readonly Pause[];
}

export interface Due {
  /** ISO 8601 UTC: the first instant that is too late. */
  readonly due: string;
  /** When 80 % of the time has been used. */
  readonly amber: string;
  /** The holiday calendar does not reach that far (or that far back): counted by weekdays alone, and to be checked. */
  readonly beyondCalendar: boolean;
}

/**
 * When a period ends. The day on which it begins does not count (民法典 art. 201); it ends with the last day, or with the
 * office where the office keeps hours (art. 203); a last day that is a day off moves to the next working day (art. 203). A
 * period in working days ends when the office closes on the last of them.
 */
export const dueAt = ({ start, limit, calendar = publishedCalendar, pauses = [] }: DueOptions): Due => {
  const begin = Date.parse(start);
  const breaks = pauses.map(({ from, to }) => ({ from: Math.max(begin, Date.parse(from)), to: Date.parse(to) }));
  const due = endOf(begin, limit, breaks, calendar);
  const amber = fractionOf(begin, due, limit, breaks, calendar, 0.8);
  const counted = limit.unit !== 'minutes' && limit.unit !== 'hours';
  return {
    due: new Date(due).toISOString(),
    amber: new Date(amber).toISOString(),
    beyondCalendar: counted && !(calendar.isPublished(dayOf(begin)) && calendar.isPublished(dayOf(due - 1))),
  };
};

/**
 * How much of the time has been used at an instant: 0 at the start, 1 when due, more when late; a pause adds nothing.
 */
export const usedAt = ({ at, ...options }: DueOptions & { readonly at: string }): number => {
  const { start, limit, calendar = publishedCalendar, pauses = [] } = options;
  const begin = Date.parse(start);
  const breaks = pauses.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
  const end = endOf(begin, limit, breaks, calendar);
  const whole = running(begin, end, limit, breaks, calendar);
  return whole === 0 ? Number(Date.parse(at) >= end) : running(begin, Date.parse(at), limit, breaks, calendar) / whole;
};

type Break = { readonly from: number; readonly to: number };

const endOf = (begin: number, { unit, amount }: Limit, breaks: readonly Break[], calendar: Calendar): number => {
  const workingDays = () =>
    breaks.reduce((sum, { from, to }) => sum + workingDaysBetween(dayOf(from), dayOf(to), calendar), 0);
  const days = () => breaks.reduce((sum, { from, to }) => sum + dayOf(to) - dayOf(from), 0);
  return match(unit)
    .with('minutes', () =>
      throughBreaks(
        begin,
        amount * minute,
        breaks,
        (from, length) => from + length,
        (a, b) => b - a,
      ),
    )
    .with('hours', () =>
      throughBreaks(
        begin,
        amount * 60 * minute,
        breaks,
        (from, length) => from + length,
        (a, b) => b - a,
      ),
    )
    .with('working-hours', () =>
      throughBreaks(
        begin,
        amount * 60 * minute,
        breaks,
        (from, length) => addOfficeTime(from, length, calendar),
        (a, b) => officeTimeBetween(a, b, calendar),
      ),
    )
    .with('working-days', () =>
      closing(addWorkingDays(dayOf(begin), Math.ceil(amount) + workingDays(), calendar), calendar),
    )
    .with('days', () => endOfDay(dayOf(begin) + Math.ceil(amount) + days(), calendar))
    .with('months', () => endOfDay(addMonths(begin, amount) + days(), calendar))
    .exhaustive();
};

/** Runs up a length of time, standing still in each break. */
const throughBreaks = (
  begin: number,
  length: number,
  breaks: readonly Break[],
  add: (from: number, length: number) => number,
  between: (from: number, to: number) => number,
): number => {
  let at = begin;
  let left = length;
  for (const { from, to } of breaks) {
    const end = add(at, left);
    if (end <= from) return end;
    left -= between(at, from);
    at = Math.max(at, to);
  }
  return add(at, left);
};

/** The end of a day that counts: of the next working day where it is a day off. */
const endOfDay = (day: number, calendar: Calendar): number => {
  let last = day;
  while (!calendar.isWorkingDay(last)) last += 1;
  return startOfDay(last + 1);
};

/** The same day of a later month, or that month's last (民法典 art. 202). */
const addMonths = (begin: number, months: number): number => {
  const [year, month, date] = dateOf(begin).split('-').map(Number) as [number, number, number];
  const target = new Date(Date.UTC(year, month - 1 + Math.ceil(months), 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(date, last));
  return dayOfDate(target.toISOString().slice(0, 10));
};

const isOffice = ({ unit }: Limit): boolean => unit === 'working-hours' || unit === 'working-days';

/** Time between two instants as it counts for the limit, without the breaks. */
const running = (from: number, to: number, limit: Limit, breaks: readonly Break[], calendar: Calendar): number => {
  const measure = (a: number, b: number) => (b <= a ? 0 : isOffice(limit) ? officeTimeBetween(a, b, calendar) : b - a);
  const stood = breaks.reduce((sum, each) => sum + measure(Math.max(from, each.from), Math.min(to, each.to)), 0);
  return measure(from, to) - stood;
};

const fractionOf = (
  begin: number,
  end: number,
  limit: Limit,
  breaks: readonly Break[],
  calendar: Calendar,
  fraction: number,
): number => {
  const length = running(begin, end, limit, breaks, calendar) * fraction;
  return isOffice(limit)
    ? throughBreaks(
        begin,
        length,
        breaks,
        (from, l) => addOfficeTime(from, l, calendar),
        (a, b) => officeTimeBetween(a, b, calendar),
      )
    : throughBreaks(
        begin,
        length,
        breaks,
        (from, l) => from + l,
        (a, b) => b - a,
      );
};
