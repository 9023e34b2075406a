import { z } from 'zod';
import { atMost, limited, type Publishing } from './limits.ts';

/** A list of limited length. */
export const list = <Item extends z.ZodType>(
  item: Item,
  most: number,
  { published = true }: Publishing = {},
): z.ZodArray<Item> => {
  const items = z.array(item);
  const within = published ? items.max(most) : items.check(atMost(most, 'array', ({ length }) => length));
  return limited(within, { kind: 'list', most });
};

/** A record with a limit on its keys; no JSON Schema shows it. */
export const record = <Key extends z.ZodString, Value extends z.ZodType>(
  key: Key,
  value: Value,
  most: number,
): z.ZodRecord<Key, Value> =>
  limited(z.record(key, value).check(atMost(most, 'record', (of) => Object.keys(of).length)), { kind: 'record', most });
