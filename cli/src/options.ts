import { InvalidArgumentError } from 'commander';
import { instantOf } from './import/dates.ts';
import type { Say } from './language.ts';

/** Readers of option values; what they throw becomes a complaint about the option. */

/** A whole number within bounds. */
export const wholeNumber =
  (say: Say, least: number, most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? `${least}…` : `${least}–${most}`;
    throw new InvalidArgumentError(say({ zh: `应为整数 ${range}。`, en: `A whole number ${range} is needed.` }));
  };

/** An option that may be given several times. */
export const several = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** A UUID, as all ids of incidents and referrals are. */
export const uuidText =
  (say: Say) =>
  (text: string): string => {
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase();
    throw new InvalidArgumentError(say({ zh: '应为完整编号（UUID）。', en: 'A whole id (UUID) is needed.' }));
  };

/** A time in any usual form, by the clock of Beijing; a day alone is its midnight. Becomes ISO 8601 in UTC. */
export const timeText =
  (say: Say) =>
  (text: string): string => {
    const instant = instantOf(text);
    if (instant !== undefined) return instant;
    throw new InvalidArgumentError(say({ zh: '看不懂这个时间。', en: 'This time cannot be understood.' }));
  };
