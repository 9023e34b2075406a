import { z } from 'zod';
import { limited, unpublished } from './limits.ts';

/** An id in its one spelling, lower case, however it came. */
export const uuid = z.guid().overwrite((id) => id.toLowerCase());

const notAKey = {
  what: { zh: '不是目录中的键', en: 'it is no key of a catalogue' },
  remedy: {
    zh: '填写目录中的键：小写字母、数字和连字符',
    en: 'give the key as in the catalogue: lower case letters, digits and hyphens',
  },
};
const keyOf = (most: number, pattern: RegExp): z.ZodString =>
  limited(
    z
      .string()
      .min(1)
      .max(most)
      .check(unpublished((key: string) => (pattern.test(key) ? undefined : notAKey))),
    { kind: 'text', most, lines: 'one', sealed: false },
  );

/** `<name>`, or `<parent>/<name>` for a child; whether there is such a category is for who looks it up. */
export const categoryKey = keyOf(80, /^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)?$/);
export const responsibilityKey = keyOf(40, /^[a-z][a-z0-9-]*$/);
