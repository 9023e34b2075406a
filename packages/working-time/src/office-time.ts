import { type Calendar, dayOf, minute, startOfDay } from './calendar.ts';

/** Office intervals of a day as instants. */
const intervals = (calendar: Calendar, day: number): (readonly [number, number])[] =>
  calendar.isWorkingDay(day)
    ? calendar.office.map(([from, to]) => [startOfDay(day) + from * minute, startOfDay(day) + to * minute] as const)
    : [];

/** The instant at which `amount` milliseconds of office time have passed since `start`. */
export const addOfficeTime = (start: number, amount: number, calendar: Calendar): number => {
  let left = amount;
  for (let day = dayOf(start); ; day += 1)
    for (const [from, to] of intervals(calendar, day)) {
      if (to <= start) continue;
      const begin = Math.max(from, start);
      if (to - begin >= left) return begin + left;
      left -= to - begin;
    }
};

/** Office time between two instants, in milliseconds. */
export const officeTimeBetween = (start: number, end: number, calendar: Calendar): number => {
  let sum = 0;
  for (let day = dayOf(start); startOfDay(day) < end; day += 1)
    for (const [from, to] of intervals(calendar, day)) sum += Math.max(0, Math.min(to, end) - Math.max(from, start));
  return sum;
};

/** The day on which the `count`th working day after `day` falls. */
export const addWorkingDays = (day: number, count: number, calendar: Calendar): number => {
  let at = day;
  for (let left = count; left > 0; ) {
    at += 1;
    if (calendar.isWorkingDay(at)) left -= 1;
  }
  return at;
};

/** Working days after `from`, up to and with `to`. */
export const workingDaysBetween = (from: number, to: number, calendar: Calendar): number => {
  let count = 0;
  for (let day = from + 1; day <= to; day += 1) if (calendar.isWorkingDay(day)) count += 1;
  return count;
};

/** When the office closes on a working day. */
export const closing = (day: number, calendar: Calendar): number =>
  startOfDay(day) + calendar.office.at(-1)![1] * minute;
