import { createHash } from 'node:crypto';
import type { RecordedEvent } from '@tiaokuai/event-log';
import { ReadModelError } from './errors.ts';
import { type ColumnType, canonical, Unfit } from './values.ts';

/**
 * A read model: one table, filled by folding exactly one log, key by key.
 *
 * That it follows one log makes it a deterministic function of that log's prefix, so that the table can be thrown away,
 * rebuilt beside itself, and checked to the byte (`verifyReadModel`).
 */

type NamesFor<T> = [T] extends [string]
  ? 'text' | 'timestamptz'
  : [T] extends [boolean]
    ? 'boolean'
    : [T] extends [bigint]
      ? 'bigint'
      : [T] extends [number]
        ? 'int' | 'double precision'
        : [T] extends [readonly string[]]
          ? 'text[]' | 'jsonb'
          : 'jsonb';

/** A column whose type follows from the property's: `string | null` must be nullable, `string` may not. */
export type ColumnFor<T> = null extends T
  ? { readonly type: NamesFor<NonNullable<T>>; readonly nullable: true }
  : { readonly type: NamesFor<T>; readonly nullable?: false; readonly primaryKey?: true };

/** What `Row` may hold: one property per column. */
export type RowShape<Row> = { readonly [K in keyof Row]: Row[K] };

export interface ReadModelDefinition<Row extends RowShape<Row>, Event = RecordedEvent> {
  /** The table's name: a-z, 0-9, single underscores; at most 40 letters. */
  readonly name: string;
  /** From 1. Raise it whenever columns, indexes or what `evolve` answers change: the table is rebuilt beside and swapped. */
  readonly version: number;
  /** Whose log of the district is folded. */
  readonly service: string;
  /** Exactly one is the primary key, of type text: the key of `keysOf`. */
  readonly columns: { readonly [K in keyof Row & string]: ColumnFor<Row[K]> };
  /** Each a list of columns; one lone jsonb or text[] column gets a GIN index. */
  readonly indexes?: readonly (readonly (keyof Row & string)[])[];
  /** Which rows an event concerns; `[]` for none. */
  readonly keysOf: (event: Event) => readonly string[];
  /**
   * The row after the event; `null` deletes it (or lets it not come to be); the same object back means unchanged.
   * Pure: neither clock, nor chance, nor I/O, and the row that it is given is frozen. When it throws, the event is parked
   * and the row stays as it is, deaf to later events, until the model is rebuilt.
   */
  readonly evolve: (row: Row | undefined, event: Event, key: string) => Row | null;
}

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly canonical: (value: unknown) => unknown;
}

/** A checked definition, with what follows from it. */
export interface ReadModel<Row extends RowShape<Row>, Event = RecordedEvent> extends ReadModelDefinition<Row, Event> {
  readonly columnList: readonly Column[];
  readonly primaryKey: string;
  /** SHA-256 in hex over columns and indexes: two definitions of one version must not differ in it. */
  readonly fingerprint: string;
  /** The row in the form in which the table gives it back, frozen; throws `ReadModelError` (`value-does-not-fit`). */
  canonicalRow(row: Row, key: string, before: Row | undefined): Row;
}

/** The row's type of a model, as a query sees it. */
export type RowOf<Model> = Model extends ReadModel<infer Row, infer _Event> ? Row : never;

const tableName = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
const columnName = /^[a-z][a-z0-9_]{0,62}$/;

/**
 * Checks a definition and completes it.
 *
 * @throws ReadModelError `invalid-definition`, naming the field and the remedy.
 */
export const defineReadModel = <Row extends RowShape<Row>, Event = RecordedEvent>(
  definition: ReadModelDefinition<Row, Event>,
): ReadModel<Row, Event> => {
  const { name, version } = definition;
  const invalid = (message: string) => new ReadModelError('invalid-definition', name, message);
  if (!tableName.test(name) || name.length > 40)
    throw invalid(`name must be a-z, 0-9 and single underscores, at most 40 letters; got ${JSON.stringify(name)}`);
  if (!Number.isInteger(version) || version < 1) throw invalid(`version must be a whole number from 1, got ${version}`);

  const specs = Object.entries<{ type: ColumnType; nullable?: boolean; primaryKey?: boolean }>(definition.columns);
  for (const [column, spec] of specs) {
    if (!columnName.test(column)) throw invalid(`column ${JSON.stringify(column)} must be a-z, 0-9 and underscores`);
    if (!Object.hasOwn(canonical, spec.type))
      throw invalid(`column ${column} has the unknown type ${JSON.stringify(spec.type)}`);
  }
  const keys = specs.filter(([, spec]) => spec.primaryKey);
  const [key] = keys;
  if (!key || keys.length > 1 || key[1].type !== 'text')
    throw invalid(
      `exactly one column must be the primary key, of type text (join several parts into one); ${keys.length} given`,
    );
  for (const index of definition.indexes ?? [])
    for (const column of index) {
      const spec = specs.find(([known]) => known === column)?.[1];
      if (!spec) throw invalid(`an index names the unknown column ${column}`);
      if (spec.type === 'jsonb' && index.length > 1)
        throw invalid(
          `column ${column} (jsonb) can only be indexed alone; give what is searched for a column of its own`,
        );
    }

  const columnList = specs.map(
    ([column, spec]): Column => ({
      name: column,
      type: spec.type,
      nullable: spec.nullable === true,
      canonical: canonical[spec.type],
    }),
  );
  const primaryKey = key[0];
  const form: RowForm = {
    model: name,
    columns: columnList,
    primaryKey,
    indexedTexts: indexedTexts(columnList, [[primaryKey], ...(definition.indexes ?? [])]),
  };
  return {
    ...definition,
    columnList,
    primaryKey,
    fingerprint: fingerprintOf(columnList, primaryKey, definition.indexes ?? [], definition.service),
    canonicalRow: (row, rowKey, before) => canonicalRow(form, row, rowKey, before),
  };
};

interface RowForm {
  readonly model: string;
  readonly columns: readonly Column[];
  readonly primaryKey: string;
  /** The text columns of each index that has any. Of a lone text[], GIN holds each element as an entry of its own. */
  readonly indexedTexts: readonly { readonly columns: readonly string[]; readonly eachElement: boolean }[];
}

/** An entry of a B-tree or GIN index holds at most a third of a page (2,704 bytes), its other columns included. */
const longestIndexEntry = 2_400;

const indexedTexts = (columns: readonly Column[], indexes: readonly (readonly string[])[]): RowForm['indexedTexts'] =>
  indexes
    .map((index) => {
      const texts = columns.filter(({ name, type }) => index.includes(name) && (type === 'text' || type === 'text[]'));
      return {
        columns: texts.map((column) => column.name),
        eachElement: index.length === 1 && texts[0]?.type === 'text[]',
      };
    })
    .filter((index) => index.columns.length > 0);

const fingerprintOf = (
  columns: readonly Column[],
  primaryKey: string,
  indexes: readonly (readonly string[])[],
  service: string,
): string =>
  createHash('sha256')
    .update(JSON.stringify([service, primaryKey, columns.map((c) => [c.name, c.type, c.nullable]), indexes]))
    .digest('hex');

const canonicalRow = <Row>(form: RowForm, row: Row, key: string, before: Row | undefined): Row => {
  const { model, columns, primaryKey } = form;
  const given = row as Record<string, unknown>;
  const known = before as Record<string, unknown> | undefined;
  const result: Record<string, unknown> = {};
  for (const column of columns) {
    const value = given[column.name];
    if (value === null || value === undefined) {
      if (!column.nullable) throw unfit(model, column, 'it is not nullable and evolve gave no value');
      result[column.name] = null;
    } else if (known !== undefined && known[column.name] === value) {
      result[column.name] = value;
    } else {
      try {
        result[column.name] = column.canonical(value);
      } catch (error) {
        if (error instanceof Unfit) throw unfit(model, column, error.message);
        throw error;
      }
    }
  }
  if (result[primaryKey] !== key)
    throw new ReadModelError(
      'value-does-not-fit',
      model,
      `evolve must leave ${primaryKey} equal to the key it was given`,
    );
  for (const index of form.indexedTexts)
    if (longestEntry(index, result) > longestIndexEntry)
      throw new ReadModelError(
        'value-does-not-fit',
        model,
        `${index.columns.join(', ')} is indexed and holds more than ${longestIndexEntry} bytes; index a shorter column`,
      );
  return Object.freeze(result) as Row;
};

/** Bytes of text in the index's longest entry for this row. */
const longestEntry = (index: RowForm['indexedTexts'][number], row: Record<string, unknown>): number => {
  const texts = index.columns.flatMap((column) => (row[column] ?? []) as string | readonly string[]);
  const lengths = texts.map((text) => Buffer.byteLength(text));
  return index.eachElement ? Math.max(0, ...lengths) : lengths.reduce((sum, length) => sum + length, 0);
};

const unfit = (model: string, column: Column, reason: string): ReadModelError =>
  new ReadModelError('value-does-not-fit', model, `column ${column.name} (${column.type}): ${reason}`);
