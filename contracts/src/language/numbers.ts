import { z } from 'zod';
import { limited, type Publishing } from './limits.ts';

/** Numbers, each within what the columns hold that it ends in. */

/** Columns of whole numbers have 32 bits. */
const largest = 2 ** 31 - 1;
/** Fen or square centimetres: more than a district has, and counted exactly. */
export const mostAmount = 1_000_000_000_000;
const mostDecimal = 1_000_000_000;

const between = (least: number, most: number) =>
  z.check<number>(({ value, issues }) => {
    if (value > most)
      issues.push({ code: 'too_big', origin: 'number', maximum: most, inclusive: true, input: value, continue: false });
    if (value < least)
      issues.push({
        code: 'too_small',
        origin: 'number',
        minimum: least,
        inclusive: true,
        input: value,
        continue: false,
      });
  });

/** A whole number, below zero too. */
export const whole = (): z.ZodNumber =>
  limited(z.int().check(between(-largest, largest)), { kind: 'number', least: -largest, most: largest });

/** How many there are. */
export const count = limited(whole().nonnegative(), { kind: 'number', least: 0, most: largest });

/** The first is 1. */
export const ordinal = limited(whole().positive(), { kind: 'number', least: 1, most: largest });

/** Money or an area, in its smallest unit; its column is one of decimals, or of JSON. */
export const amountUpTo = (most: number = mostAmount, { published = true }: Publishing = {}): z.ZodNumber => {
  const some = z.int().nonnegative();
  return limited(published ? some.max(most) : some.check(between(0, most)), { kind: 'number', least: 0, most });
};

/** A number with a fraction, never infinite. */
export const decimal = (): z.ZodNumber =>
  limited(z.number().check(between(-mostDecimal, mostDecimal)), {
    kind: 'number',
    least: -mostDecimal,
    most: mostDecimal,
  });

/** A place in a log, exclusive, in digits: JSON's numbers end before a log does. */
export const position = (): z.ZodString =>
  limited(z.string().regex(/^\d{1,18}$/), { kind: 'number', least: 0, most: Number.MAX_SAFE_INTEGER });
