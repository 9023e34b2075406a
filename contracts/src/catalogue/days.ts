const chinaAhead = 8 * 3_600_000;

/** @param at ISO 8601 with offset. @returns the day on the calendar of China, YYYY-MM-DD. */
export const dayInChina = (at: string): string => new Date(Date.parse(at) + chinaAhead).toISOString().slice(0, 10);

/** @param day YYYY-MM-DD. @returns the same day so many years on; 29 February becomes 28 February where there is none. */
export const yearsAfter = (day: string, years: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + years, month - 1, Math.min(date, last))).toISOString().slice(0, 10);
};
