import { type ColumnFor, defineReadModel, type ReadModel, readModelDb } from '@tiaokuai/read-models';
import type { z } from 'zod';
import { columnsOf } from './columns.ts';
import { type ModelEvent, type OwnedReadModel, ownReadModel, type ServiceContext } from './definition.ts';
import type { EventName, Language, Recorded } from './language.ts';

/** A read model of a service that keeps its table's name and its row's type. */
export interface Model<Name extends string = string, Row = unknown> extends OwnedReadModel {
  readonly table: Name;
  readonly fold: ReadModel<Row, ModelEvent>;
}

/** A row as the event that opens it gives it: what it leaves out is null. */
type Opening<Row> = { readonly [Field in keyof Row as null extends Row[Field] ? never : Field]: Row[Field] } & {
  readonly [Field in keyof Row as null extends Row[Field] ? Field : never]?: Row[Field];
};

/** The events that bring a row into being, or begin it anew. */
type Openings<Of extends Language, Row> = {
  readonly [Name in EventName<Of>]?: (
    event: Recorded<Of, Name>,
    row: Row | undefined,
    key: string,
  ) => Opening<Row> | null;
};

/** What further events change: the fields that are other now, and how; `undefined` for none, `null` where the row goes. */
type Changes<Of extends Language, Row> = {
  readonly [Name in EventName<Of>]?:
    | Partial<Row>
    | ((row: Row, event: Recorded<Of, Name>, key: string) => Partial<Row> | null | undefined);
};

type FieldsOf<Given> = Given extends unknown ? keyof Given : never;
type ChangeOf<Arm> = Arm extends (...given: never[]) => infer Given ? NonNullable<Given> : Arm;

/** Finds names that are no event, and fields that are no column: a function's answer alone would let both pass. */
type Exact<Row, Names extends PropertyKey, Arms> = {
  readonly [Name in keyof Arms]: Name extends Names
    ? [Exclude<FieldsOf<ChangeOf<Arms[Name]>>, keyof Row>] extends [never]
      ? unknown
      : { readonly 'no such column': Exclude<FieldsOf<ChangeOf<Arms[Name]>>, keyof Row> }
    : { readonly 'no such event': Name };
};

/** There is an arm for each of these. */
type Each<Names extends string> = { readonly [Name in Names]: unknown };

interface ModelSpec<Name extends string, Row extends z.ZodObject, Opens, On> {
  /** The table's name. */
  readonly name: Name;
  /** From 1; raised whenever the row, the indexes or what the arms answer change. */
  readonly version: number;
  /** The row's schema, whose fields are the columns in their order. */
  readonly row: Row;
  readonly indexes?: readonly (readonly (keyof z.output<Row> & string)[])[];
  /** The column of the primary key; by default the language's key as columns are written (`caseId`, `case_id`). */
  readonly primaryKey?: keyof z.output<Row> & string;
  readonly opens: Opens;
  readonly on: On;
}

/** In `on`: the event changes nothing in the row. */
export const unchanged = {} as const;

/**
 * Declares a read model over the events of one language: one row per stream, unless `keysOf` says other rows.
 *
 *     const jars = modelOf(jar, {
 *       name: 'jars',
 *       version: 1,
 *       row: z.object({ jar_id: z.string(), amount: z.int(), closed_at: z.iso.datetime().nullable() }),
 *       opens: { JarOpened: ({ data: { jarId } }) => ({ jar_id: jarId, amount: 0 }) },
 *       on: {
 *         PutIn: ({ amount }, { data }) => ({ amount: amount + data.amount }),
 *         JarClosed: (_row, { time }) => ({ closed_at: time }),
 *         JarReopened: { closed_at: null },
 *         LabelTurned: unchanged,
 *       },
 *     });
 *
 * @param spec `opens` may see a row already, and begins it anew; all other events of the language stand in `on`, and are
 *   passed over while there is no row.
 * @throws ReadModelError `invalid-definition`; Error for a field that no column can hold.
 */
export const modelOf = <
  Of extends Language,
  Name extends string,
  Row extends z.ZodObject,
  Opened extends EventName<Of>,
  const Opens extends Openings<Of, z.output<Row>>,
  const On extends Changes<Of, z.output<Row>>,
>(
  language: Of,
  spec: ModelSpec<
    Name,
    Row,
    Opens & Exact<z.output<Row>, EventName<Of>, Opens> & Each<Opened>,
    On & Exact<z.output<Row>, Exclude<EventName<Of>, Opened>, On> & Each<Exclude<EventName<Of>, Opened>>
  > & {
    /** Which rows an event is about, where they are not one per stream; `[]` for none. */
    readonly keysOf?: (event: Recorded<Of>) => readonly string[];
  },
): Model<Name, z.output<Row>> => {
  const { name, version, row: schema, indexes, primaryKey = snakeCase(language.key) } = spec;
  const columns = columnsOf(schema, primaryKey);
  const empty = Object.fromEntries(
    Object.entries(columns).flatMap(([each, { nullable }]) => (nullable ? [[each, null]] : [])),
  );
  // The arms are typed by the names of their events, which is how they are found again here.
  const opens = spec.opens as Readonly<Record<string, Opener | undefined>>;
  const on = spec.on as Readonly<Record<string, Change | undefined>>;
  const keysOf = spec.keysOf as ((event: ModelEvent) => readonly string[]) | undefined;
  const fold = defineReadModel<Fields, ModelEvent>({
    name,
    version,
    service: language.service,
    columns: columns as Readonly<Record<string, ColumnFor<unknown>>>,
    ...(indexes ? { indexes } : {}),
    keysOf: keysOf ?? keysBy(language.key),
    evolve(row, event, key) {
      const open = opens[event.type];
      if (open) {
        const opened = open(event, row, key);
        return opened === row ? (row ?? null) : opened && { ...empty, ...opened };
      }
      if (!row) return null;
      const arm = on[event.type];
      const change = typeof arm === 'function' ? arm(row, event, key) : arm;
      return change === undefined || change === unchanged ? row : change && { ...row, ...change };
    },
  });
  return {
    ...ownReadModel(fold, Object.values(language.events)),
    table: name,
    fold: fold as unknown as Model<Name, z.output<Row>>['fold'],
  };
};

type Fields = Readonly<Record<string, unknown>>;
type Opener = (event: ModelEvent, row: Fields | undefined, key: string) => Fields | null;
type Change = Fields | ((row: Fields, event: ModelEvent, key: string) => Fields | null | undefined);

const keysBy =
  (field: string) =>
  ({ data }: ModelEvent): readonly string[] => {
    const key = (data as Readonly<Record<string, string | undefined>>)[field];
    return key ? [key] : [];
  };

const snakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

interface Tabled {
  readonly table: string;
  readonly fold: unknown;
}

type TablesOf<Models extends readonly Tabled[]> = {
  readonly [Each in Models[number] as Each['table']]: Each extends Model<string, infer Row> ? Row : never;
};

/** kysely over the tables of some models: `tables(jars, lids)(context).selectFrom('jars')`. */
export const tables =
  <const Models extends readonly Tabled[]>(..._models: Models) =>
  ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) =>
    readModelDb<TablesOf<Models>>(pool, schema);
