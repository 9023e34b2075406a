import {
  categories,
  categoryOf,
  type Names,
  namesOfChoice,
  namesOfField,
  namesOfService,
  type Role,
  responsibilityOf,
  roles,
  shapeOf,
} from '@tiaokuai/contracts';
import type { z } from 'zod';
import { failure } from './failure.ts';
import type { Say } from './language.ts';

/** How keys of data are shown and given: all by the words of the contracts. */

/** What a value is called, by the schema that it fits. */
export const choiceName = (say: Say, schema: z.ZodType, value: string): string => say(namesOfChoice(schema, value));

/** What columns of a row are called. */
export const columnNames = <Row extends z.ZodRawShape>(
  say: Say,
  row: z.ZodObject<Row>,
  columns: readonly (keyof Row & string)[],
): string[] => columns.map((column) => say(namesOfField(column, row.shape[column])));

/** The keys that a schema allows, for an option. */
export const choiceKeys = (schema: z.ZodType): string[] => shapeOf(schema).choices.map(({ value }) => String(value));

/**
 * Keys that somebody gave by key or by name, in any language.
 *
 * @throws CommandFailure that lists them all.
 */
export const keysIn = (schema: z.ZodType, given: readonly string[]): string[] => {
  const { choices } = shapeOf(schema);
  return given.map((text) => {
    const found = choices.find(({ value, names: { zh, en } }) => [value, zh, en].includes(text));
    if (found) return String(found.value);
    const all = choices.map(({ value, names: { zh } }) => `${value} ${zh}`);
    throw failure(`没有“${text}”；有：${all.join('、')}`, `there is no ${text}; there are: ${all.join(', ')}`, 2);
  });
};

export const categoryName = (say: Say, key: string): string => {
  const category = categoryOf(key);
  return category ? say(category.names) : key;
};

const categoryKeys = new Map(
  categories.flatMap(({ key, names: { zh, en } }) => [key, zh, en].map((name) => [name, key])),
);

/** The key of a category that somebody gave by key or by name; undefined for none of ours. */
export const categoryKeyOf = (text: string): string | undefined => categoryKeys.get(text);

export const responsibilityName = (say: Say, key: string): string => {
  const responsibility = responsibilityOf(key);
  return responsibility ? say(responsibility.names) : key;
};

/** `department:fire` is `部门 消防`, `grid-worker:370303-0117` is `网格员 370303-0117`. */
export const actorName = (say: Say, actor: string): string => {
  const [kind = '', ...rest] = actor.split(':');
  const id = rest.join(':');
  const names: Names | undefined = kind === 'department' ? department : isRole(kind) ? roles[kind] : undefined;
  return names ? `${say(names)} ${say(namesOfService(id))}` : actor;
};

const department: Names = { zh: '部门', en: 'department' };
const isRole = (kind: string): kind is Role => Object.hasOwn(roles, kind);

/** `2019-02-28 11:25` by the clock of Beijing. */
export const momentText = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
