import { z } from 'zod';

/** Shapes that many events and commands share. */

export const isoInstant = z.iso.datetime({ offset: true });
/** The same instant in the form in which instants can be compared as text. */
export const utc = (instant: string): string => new Date(instant).toISOString();
export const isoDate = z.iso.date();
export const uuid = z.guid();

const telephoneOrIdNumber = /(?<!\d)(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{17}[\dXx])(?!\d)/;

/**
 * Text that departments and analysts read: refused when it carries a telephone or identity number, because nothing of an
 * event outside the sealed parts may identify a person (个人信息保护法 art. 6).
 */
export const openText = (maximum: number) =>
  z
    .string()
    .min(1)
    .max(maximum)
    .refine((text) => !telephoneOrIdNumber.test(text), {
      error:
        '请删除电话或身份证号码，个人信息只能填在诉求人信息里 / remove telephone and identity numbers; they belong to the reporter',
    });

export const names = z.object({ zh: z.string(), en: z.string() });
export const ruleSource = z.object({ law: z.string(), article: z.string() });

export const urgency = z.enum(['low', 'normal', 'urgent', 'emergency']);
export type Urgency = z.output<typeof urgency>;

/** Bytes stay outside the log; the hash proves them. */
export const evidence = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.string().max(100),
  bytes: z.int().nonnegative(),
});
export type Evidence = z.output<typeof evidence>;

/** Encrypted under the key of one person; with the key erased, nobody can read it again. */
export const sealed = z.object({
  person: uuid,
  algorithm: z.literal('A256GCM'),
  nonce: z.string(),
  ciphertext: z.string(),
});
export type Sealed = z.output<typeof sealed>;

export const location = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  system: z.enum(['WGS-84', 'GCJ-02']),
});

export const limit = z.object({
  unit: z.enum(['minutes', 'hours', 'days', 'months', 'working-hours', 'working-days']),
  amount: z.number().positive(),
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
