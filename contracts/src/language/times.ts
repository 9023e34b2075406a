import { z } from 'zod';
import { unpublished } from './limits.ts';

const [first, last] = ['1900-01-01', '2199-12-31'];
/** With nanoseconds and an offset. */
const longest = 35;

const outside = {
  what: { zh: `不在 ${first} 至 ${last} 之间`, en: `it is not between ${first} and ${last}` },
  remedy: { zh: '核对年月日', en: 'check the year, month and day' },
};

/** What every store and calendar can hold. */
const inOurTime = unpublished((time: string) =>
  time.length <= longest && time >= first && time.slice(0, 10) <= last ? undefined : outside,
);

export const isoInstant = z.iso.datetime({ offset: true }).check(inOurTime);
/** The same instant in the form in which instants can be compared as text. */
export const utc = (instant: string): string => new Date(instant).toISOString();
/** An instant in UTC, as programs write it. */
export const utcInstant = z.iso.datetime().check(inOurTime);
export const isoDate = z.iso.date().check(inOurTime);
