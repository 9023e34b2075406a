import { z } from 'zod';
import type { Names } from './define.ts';

/** What a value may be. The JSON Schemas of events are frozen and show a part of it only; forms and remedies read it here. */
export type Limits =
  | {
      readonly kind: 'text';
      /** Characters (code points) at most. */
      readonly most: number;
      readonly lines: 'one' | 'several';
      /** Sealed at the edge, so that it may hold what identifies a person. */
      readonly sealed: boolean;
    }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'list' | 'record'; readonly most: number };

const limits = z.registry<Limits>();

/** What is known of a value's limits; also of one made from it, as by `.min(1)`. */
export const limitsOf = (schema: z.core.$ZodType): Limits | undefined => limits.get(schema) as Limits | undefined;

export const limited = <Schema extends z.ZodType>(schema: Schema, its: Limits): Schema => {
  limits.add(schema, its);
  return schema;
};

/** Whether a limit stands in the JSON Schema; events that were frozen without one cannot gain it. */
export interface Publishing {
  readonly published?: boolean;
}

/** Of a value in an event that was frozen without this limit. */
export const hidden: Publishing = { published: false };

/** A check that no JSON Schema shows. `wrong` answers what is wrong with a value and what to do instead. */
export const unpublished = <Value>(
  wrong: (value: Value) => { readonly what: Names; readonly remedy: Names } | undefined,
) =>
  z.check<Value>(({ value, issues }) => {
    const found = wrong(value);
    if (found)
      issues.push({
        code: 'custom',
        input: value,
        message: `${found.what.zh} / ${found.what.en}`,
        params: found,
        continue: false,
      });
  });

/** At most so many, where no JSON Schema may say it. */
export const atMost = <Value>(
  most: number,
  origin: 'string' | 'number' | 'array' | 'record',
  countOf: (value: Value) => number,
) =>
  z.check<Value>(({ value, issues }) => {
    if (countOf(value) <= most) return;
    issues.push({ code: 'too_big', origin, maximum: most, inclusive: true, input: value, continue: false });
  });
