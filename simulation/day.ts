/** The day in China at an instant, YYYY-MM-DD. @param time Milliseconds since 1970. */
export const chinaDay = (time: number): string => new Date(time + 8 * 3_600_000).toISOString().slice(0, 10);
