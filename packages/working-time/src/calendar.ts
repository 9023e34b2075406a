import { publishedYears } from './published-years.ts';

/** Milliseconds. */
export const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** China has one time zone and no summer time since 1991. */
const zone = 8 * hour;

/** Days since 1970-01-01, by Beijing's clock. */
export const dayOf = (instant: number): number => Math.floor((instant + zone) / day);

/** 00:00 in Beijing of a day. */
export const startOfDay = (number: number): number => number * day - zone;

/** `YYYY-MM-DD` in Beijing. */
export const dateOf = (instant: number): string => new Date(instant + zone).toISOString().slice(0, 10);

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
export const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / day;

/** From and to, in minutes after midnight. */
export type Office = readonly (readonly [from: number, to: number])[];

/** 8:30–12:00 and 13:30–17:30: configuration; offices set their own hours. */
export const usualOffice: Office = [
  [8 * 60 + 30, 12 * 60],
  [13 * 60 + 30, 17 * 60 + 30],
];

export interface Calendar {
  /** By weekday and published exception; outside of the published years by weekday alone. */
  isWorkingDay(day: number): boolean;
  /** Whether the State Council's notice for the day's year was published when this calendar was made. */
  isPublished(day: number): boolean;
  /** Last published date, `YYYY-MM-DD`: what lies beyond is flagged, not guessed. */
  readonly validThrough: string;
  readonly validFrom: string;
  readonly office: Office;
  /** Working minutes of a whole working day. */
  readonly officeMinutes: number;
}

/**
 * China's working days: week, public holidays and make-up days (调休).
 *
 * @param years Exceptions by year, consecutive years; those published for 2018–2026 by default.
 */
export const createCalendar = ({ years = publishedYears, office = usualOffice } = {}): Calendar => {
  const known = Object.keys(years).sort();
  const validFrom = `${known[0]}-01-01`;
  const validThrough = `${known.at(-1)}-12-31`;
  const [first, last] = [dayOfDate(validFrom), dayOfDate(validThrough)];
  const byWeek = (number: number): boolean => {
    const weekday = (number + 4) % 7;
    return weekday !== 0 && weekday !== 6;
  };
  const working = Uint8Array.from({ length: last - first + 1 }, (_, index) => Number(byWeek(first + index)));
  for (const year of known) {
    const { off, work } = years[year]!;
    for (const [list, value] of [
      [off, 0],
      [work, 1],
    ] as const)
      for (const date of list.split(' ').filter(Boolean)) working[dayOfDate(`${year}-${date}`) - first] = value;
  }
  return {
    isWorkingDay: (number) => (number >= first && number <= last ? working[number - first] === 1 : byWeek(number)),
    isPublished: (number) => number >= first && number <= last,
    validFrom,
    validThrough,
    office,
    officeMinutes: office.reduce((sum, [from, to]) => sum + to - from, 0),
  };
};

export const publishedCalendar: Calendar = createCalendar();
