import pg from 'pg';

/**
 * The one JavaScript form of each column type.
 *
 * A fold must not depend on where its batches end, so the row that `evolve` sees must be the same whether it was made by
 * the event before or read back from the table. Every value is therefore brought into the form in which Postgres will
 * give it back: timestamps in UTC, JSON with its keys sorted, no `-0`, no `undefined`. What Postgres would
 * refuse (a NUL, half a surrogate pair, an int beyond 32 bits) is refused here, where the event is still known.
 */

export type ColumnType =
  | 'text'
  | 'timestamptz'
  | 'jsonb'
  | 'bigint'
  | 'int'
  | 'boolean'
  | 'double precision'
  | 'text[]';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Thrown by `canonical`: what was found, without the value itself. */
export class Unfit extends Error {}

const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new Unfit(`a string is needed, not ${kindOf(value)}`);
  if (value.includes('\0') || !value.isWellFormed()) throw new Unfit('the string holds NUL or half a surrogate pair');
  return value;
};

const isoTime = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?(Z|[+-]\d{2}:\d{2})$/;

/**
 * UTC, to the millisecond (`…T08:00:00.000Z`) or, where there is more, to the microsecond.
 * A day that the calendar does not have is refused, not moved.
 */
const timestamp = (value: unknown): string => {
  const parts = typeof value === 'string' ? isoTime.exec(value) : null;
  if (!parts) throw new Unfit('an ISO 8601 time with offset is needed, such as 2019-03-01T08:00:00.000Z');
  const [, day, clock, fraction = '', offset] = parts;
  const wall = Date.parse(`${day}T${clock}Z`);
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 19) !== `${day}T${clock}`)
    throw new Unfit('there is no such day or hour in the calendar');
  const instant = offset === 'Z' ? wall : Date.parse(`${day}T${clock}${offset}`);
  if (Number.isNaN(instant)) throw new Unfit('there is no such offset');
  return printTime(instant, fraction);
};

/** `wholeSeconds` in milliseconds since 1970, and the digits after the decimal point. */
const printTime = (wholeSeconds: number, fraction: string): string => {
  const digits = fraction.padEnd(6, '0');
  const shown = digits.endsWith('000') ? digits.slice(0, 3) : digits;
  const printed = new Date(wholeSeconds).toISOString();
  if (printed.length !== 24 || printed.startsWith('0000')) throw new Unfit('the year must lie between 1 and 9999');
  return `${printed.slice(0, 20)}${shown}Z`;
};

const integer = (value: unknown): number => {
  if (!Number.isInteger(value) || Math.abs(value as number) > 0x7fffffff)
    throw new Unfit(`an integer of 32 bits is needed, not ${kindOf(value)}`);
  return (value as number) + 0;
};

const big = (value: unknown): bigint => {
  if (typeof value !== 'bigint' || BigInt.asIntN(64, value) !== value)
    throw new Unfit(`a bigint of 64 bits is needed, not ${kindOf(value)}`);
  return value;
};

const double = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new Unfit(`a finite number is needed, not ${kindOf(value)}`);
  return value + 0;
};

const bool = (value: unknown): boolean => {
  if (typeof value !== 'boolean') throw new Unfit(`a boolean is needed, not ${kindOf(value)}`);
  return value;
};

const texts = (value: unknown): readonly string[] => {
  if (!Array.isArray(value)) throw new Unfit(`an array of strings is needed, not ${kindOf(value)}`);
  return Object.freeze(value.map(text));
};

const json = (value: unknown): Json => {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return double(value);
  if (Array.isArray(value)) return Object.freeze(value.map(json));
  if (typeof value === 'object' && isPlain(value)) {
    const entries = value as Record<string, unknown>;
    const sorted: Record<string, Json> = {};
    for (const key of Object.keys(entries).sort()) {
      if (entries[key] === undefined) continue;
      // A plain assignment to `__proto__` would set the prototype and lose the entry.
      if (key === '__proto__') throw new Unfit('a key of a JSON object may not be __proto__');
      sorted[text(key)] = json(entries[key]);
    }
    return Object.freeze(sorted);
  }
  throw new Unfit(`plain JSON is needed, not ${kindOf(value)}`);
};

const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (typeof value === 'number')
    return Number.isFinite(value) ? (Number.isInteger(value) ? 'an integer' : 'a fraction') : 'NaN or infinity';
  if (typeof value === 'object') return value.constructor?.name ?? 'object';
  return typeof value;
};

/** Brings one value (never null) into its column's form, or throws `Unfit`. */
export const canonical: Readonly<Record<ColumnType, (value: unknown) => unknown>> = {
  text,
  timestamptz: timestamp,
  jsonb: json,
  bigint: big,
  int: integer,
  boolean: bool,
  'double precision': double,
  'text[]': texts,
};

const storedTime = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?([+-]\d{2})(:\d{2})?$/;

/** A timestamptz as Postgres prints it, in whatever time zone the session has, in the form of `canonical`. */
const parseStoredTime = (stored: string): string => {
  const parts = storedTime.exec(stored);
  if (!parts) return stored;
  const [, day, clock, fraction = '', hours = '+00', minutes = ':00'] = parts;
  return printTime(Date.parse(`${day}T${clock}${hours}${minutes}`), fraction);
};

const { builtins } = pg.types;
const parseStoredJson = (stored: string): Json => json(JSON.parse(stored));
const parseBig = (stored: string): bigint => BigInt(stored);

/**
 * Type parsers for `pg` under which a row comes back in the form of `canonical`: timestamps as ISO 8601 in UTC,
 * bigints as bigint, jsonb with its keys in order; all else as `pg` does it.
 */
export const readModelTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary');
    if (oid === builtins.TIMESTAMPTZ) return parseStoredTime;
    if (oid === builtins.INT8) return parseBig;
    if (oid === builtins.JSONB) return parseStoredJson;
    return pg.types.getTypeParser(oid, 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};
