import { z } from 'zod';
import { uuid } from './ids.ts';
import { hidden } from './limits.ts';
import { count, decimal } from './numbers.ts';
import { base64, line } from './text.ts';
import { isoInstant } from './times.ts';

/** Shapes that many events and commands share, made of the values below. */

export { list, record } from './collections.ts';
export { categoryKey, responsibilityKey, uuid } from './ids.ts';
export { hidden, type Limits, limitsOf } from './limits.ts';
export { amountUpTo, count, decimal, mostAmount, ordinal, position, whole } from './numbers.ts';
export { code, line, lines, openLines, openText, sealedLine, sealedLines } from './text.ts';
export { isoDate, isoInstant, utc, utcInstant } from './times.ts';

export const names = z.object({ zh: line(500, hidden), en: line(1_000, hidden) });
/** A statute's short name with the article, as in the law library. */
export const ruleSource = z.object({
  law: line(80, hidden),
  article: line(200, hidden),
});

export const urgency = z.enum(['low', 'normal', 'urgent', 'emergency']);
export type Urgency = z.output<typeof urgency>;

/** Bytes stay outside the log; the hash proves them. */
export const evidence = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: line(100),
  bytes: count,
});
export type Evidence = z.output<typeof evidence>;

/** Encrypted under the key of one person; with the key erased, nobody can read it again. */
export const sealed = z.object({
  person: uuid,
  algorithm: z.literal('A256GCM'),
  nonce: base64(40),
  ciphertext: base64(200_000),
});
export type Sealed = z.output<typeof sealed>;

export const location = z.object({
  latitude: decimal().min(-90).max(90),
  longitude: decimal().min(-180).max(180),
  system: z.enum(['WGS-84', 'GCJ-02']),
});

export const limit = z.object({
  unit: z.enum(['minutes', 'hours', 'days', 'months', 'working-hours', 'working-days']),
  amount: decimal().positive(),
});
export type Limit = z.output<typeof limit>;

/** A time limit as it runs for one case. */
export const deadline = z.object({
  /** When the time began to run. */
  start: isoInstant,
  due: isoInstant,
  /** 80 % of the limit. */
  amber: isoInstant,
  limit: limit.meta({ zh: '时限长度', en: 'length' }),
  source: ruleSource.meta({ zh: '时限依据', en: 'source' }),
  /** Set when the due time lies beyond the published holiday calendar. */
  beyondCalendar: z.boolean(),
});
export type Deadline = z.output<typeof deadline>;
