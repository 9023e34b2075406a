import type { Sample } from '../sample.ts';
import type { Weather } from './weather.ts';

/** How much more often than on a quiet day something is reported, by the day and its weather. Invented, within reason. */
export const likelihoodOf = ({ category, season }: Sample, day: string, { degrees, rain }: Weather): number => {
  if (season !== undefined && !isInSeason(season, day)) return 0;
  const month = Number(day.slice(5, 7));
  const winter = month === 12 || month <= 2;
  const summer = month >= 6 && month <= 8;
  switch (subjectOf(category)) {
    case 'cold':
      return isHeatingTime(day) ? Math.min(6, 1 + Math.max(0, 6 - degrees) / 3) : 0;
    case 'flood':
      return rain >= 25 ? 6 : rain >= 10 ? 2 : 0.2;
    case 'leak':
      return rain >= 10 ? 4 : rain > 0 ? 1.5 : 0.6;
    case 'power':
      return degrees >= 29 || rain >= 40 ? 4 : 1;
    case 'fees':
      // Enterprises collect at the end of the year.
      return month === 12 || month === 1 ? 3.5 : 1;
    case 'night':
      return summer ? 2.5 : 0.8;
    case 'smell':
      return summer ? 2.5 : 1;
    case 'fire':
      return winter ? 2 : 1;
    default:
      return 1;
  }
};

/** At most, for who accepts by chance. */
export const mostLikely = 6;

type Subject = 'cold' | 'flood' | 'leak' | 'power' | 'fees' | 'night' | 'smell' | 'fire' | 'other';

const subjects: readonly (readonly [RegExp, Subject])[] = [
  [/heating|indoor-temperature/, 'cold'],
  [/garage|drain|flood|sewage/, 'flood'],
  [/leak/, 'leak'],
  [/power/, 'power'],
  [/fee|price|charge/, 'fees'],
  [/noise|fumes|barbecue/, 'night'],
  [/garbage|waste|odour/, 'smell'],
  [/fire|ebike|firework|stairwell/, 'fire'],
];

const subjectOf = (category: string): Subject => subjects.find(([words]) => words.test(category))?.[1] ?? 'other';

/** Zibo heats from 15 November to 15 March. @param day YYYY-MM-DD. */
export const isHeatingTime = (day: string): boolean => day.slice(5) >= '11-15' || day.slice(5) <= '03-15';

export const isInSeason = (season: NonNullable<Sample['season']>, day: string): boolean =>
  season === 'heating' ? isHeatingTime(day) : day.slice(5) >= '05-15' && day.slice(5) <= '09-30';
