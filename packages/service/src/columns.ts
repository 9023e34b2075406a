import type { ColumnType } from '@tiaokuai/read-models';
import { z } from 'zod';

/** A column of a read model's table, as a field of its row's schema makes it. */
export interface DerivedColumn {
  readonly type: ColumnType;
  readonly nullable?: true;
  readonly primaryKey?: true;
}

/**
 * The columns of a table whose rows have a schema, in the order of its fields: words and texts `text`, instants
 * `timestamptz`, whole numbers `int`, other numbers `double precision`, lists of texts `text[]`, all else `jsonb`.
 *
 * @throws Error for a field that no column can hold: one that may be absent has to be nullable instead.
 */
export const columnsOf = (row: z.ZodObject, primaryKey: string): Readonly<Record<string, DerivedColumn>> =>
  Object.fromEntries(
    Object.entries(row.shape).map(([name, field]) => [
      name,
      { ...columnOf(name, field as z.ZodType), ...(name === primaryKey ? { primaryKey: true as const } : {}) },
    ]),
  );

const columnOf = (name: string, field: z.ZodType): DerivedColumn =>
  field instanceof z.ZodNullable
    ? { type: typeOf(name, field.unwrap() as z.ZodType), nullable: true }
    : { type: typeOf(name, field) };

const typeOf = (name: string, field: z.ZodType): ColumnType => {
  if (field instanceof z.ZodISODateTime) return 'timestamptz';
  if (isText(field)) return 'text';
  if (field instanceof z.ZodNumber) return field.isInt ? 'int' : 'double precision';
  if (field instanceof z.ZodBoolean) return 'boolean';
  if (field instanceof z.ZodBigInt) return 'bigint';
  if (field instanceof z.ZodArray) return isText(field.element as z.ZodType) ? 'text[]' : 'jsonb';
  if (field instanceof z.ZodObject || field instanceof z.ZodRecord || field instanceof z.ZodUnion) return 'jsonb';
  throw new Error(`column ${name}: a field of the kind ${field.type} cannot be stored; make it nullable, or plain`);
};

const isText = (field: z.ZodType): boolean =>
  field instanceof z.ZodString ||
  field instanceof z.ZodStringFormat ||
  field instanceof z.ZodEnum ||
  (field instanceof z.ZodLiteral && [...field.values].every((value) => typeof value === 'string'));
