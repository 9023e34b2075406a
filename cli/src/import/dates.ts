/**
 * Times as people and spreadsheets write them, read as Beijing time (UTC+8, no summer time) unless they name an offset.
 *
 * Understood: 2019-02-28T11:25:05[.123][Z|+08:00] · 2019-02-28 11:25 · 2019/2/28 11:25:05 · 2019.2.28 · 20190228 ·
 * 20190228112505 · 2019年2月28日 11时25分5秒 · 2019年2月28日 下午3:05 · serials of Excel · Unix time in s or ms.
 * Not understood, because nobody can know which is meant: 2/3/2019.
 */

const hour = 3_600_000;
const day = 24 * hour;
const beijing = 8 * hour;
/** Reports outside of these years are slips of the pen. */
const [firstYear, lastYear] = [1990, 2100];

/** 1899-12-30, the day 0 of Excel's serials from March 1900 on. */
const serialOrigin = Date.UTC(1899, 11, 30);

const written =
  /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:(?:T|\s)?\s*(?:星期.|周.)?\s*(上午|下午|凌晨|早上|中午|晚上|AM|PM)?\s*(\d{1,2})(?::|时|点)(?:(\d{1,2})分?)?(?:(?::)?(\d{1,2})(?:\.(\d{1,9}))?秒?)?\s*(AM|PM)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?$/i;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly offset: string | undefined;
}

/**
 * A time out of a cell.
 *
 * @param value Text, a serial, or a `Date` whose UTC parts are the clock on the wall (as spreadsheet readers give it).
 * @returns ISO 8601 in UTC; undefined for what cannot be understood, or cannot be meant.
 */
export const instantOf = (value: string | number | Date): string | undefined => {
  if (value instanceof Date) return plausible(value.getTime() - beijing);
  if (typeof value === 'number') return ofNumber(value);
  const text = value.normalize('NFKC').trim();
  if (/^\d+(\.\d+)?$/.test(text) && !/^\d{4}\.\d{1,2}$/.test(text) && !compact.test(text))
    return ofNumber(Number(text));
  const parts = partsOf(text);
  return parts && ofParts(parts);
};

const ofNumber = (value: number): string | undefined => {
  if (value >= 1e12 && value < 5e12) return plausible(value);
  if (value >= 6e8 && value < 5e9) return plausible(value * 1_000);
  if (compact.test(String(value))) return instantOf(String(value));
  if (value < 20_000 || value > 80_000) return undefined;
  // To the second: a serial is a binary fraction of a day.
  return plausible(Math.round((serialOrigin + value * day) / 1_000) * 1_000 - beijing);
};

const partsOf = (text: string): Parts | undefined => {
  const dense = compact.exec(text);
  if (dense) {
    const [, year, month, date, hours, minutes, seconds, offset] = dense;
    return numbers(year, month, date, hours, minutes, seconds, undefined, offset);
  }
  const loose = written.exec(text);
  if (!loose) return undefined;
  const [, year, month, date, before, hours, minutes, seconds, fraction, after, offset] = loose;
  const parts = numbers(year, month, date, hours, minutes, seconds, fraction, offset);
  const half = (before ?? after)?.toUpperCase();
  if (half === undefined || hours === undefined) return parts;
  const late = /下午|晚上|PM/.test(half) || (half === '中午' && parts.hour < 11);
  if (late && parts.hour < 12) return { ...parts, hour: parts.hour + 12 };
  return /上午|凌晨|早上|AM/.test(half) && parts.hour === 12 ? { ...parts, hour: 0 } : parts;
};

const numbers = (
  year: string | undefined,
  month: string | undefined,
  date: string | undefined,
  hours: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
  fraction: string | undefined,
  offset: string | undefined,
): Parts => ({
  year: Number(year),
  month: Number(month),
  day: Number(date),
  hour: Number(hours ?? 0),
  minute: Number(minutes ?? 0),
  second: Number(seconds ?? 0),
  millisecond: Number((fraction ?? '').padEnd(3, '0').slice(0, 3)),
  offset,
});

const ofParts = (parts: Parts): string | undefined => {
  const { year, month, day: date, hour: hours, minute, second, millisecond, offset } = parts;
  if (hours > 23 || minute > 59 || second > 59) return undefined;
  const wall = Date.UTC(year, month - 1, date, hours, minute, second, millisecond);
  // 30 February would roll over into March.
  const made = new Date(wall);
  if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== date) return undefined;
  return plausible(wall - offsetOf(offset));
};

const offsetOf = (offset: string | undefined): number => {
  if (offset === undefined) return beijing;
  if (/^z$/i.test(offset)) return 0;
  const [sign, hours, minutes] = [offset[0], offset.slice(1, 3), offset.slice(-2)];
  return (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes) * 60_000);
};

const plausible = (time: number): string | undefined => {
  if (!Number.isFinite(time)) return undefined;
  const year = new Date(time + beijing).getUTCFullYear();
  return year >= firstYear && year <= lastYear ? new Date(time).toISOString() : undefined;
};
