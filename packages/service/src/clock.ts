import { readModelDb } from '@tiaokuai/read-models';
import type { z } from 'zod';
import { give } from './consequences.ts';
import type { Ticker } from './definition.ts';
import type { Givable } from './language.ts';
import type { Model } from './model.ts';

/** Columns that may hold an instant. */
type Instants<Row> = { [Field in keyof Row]: Row[Field] extends string | null ? Field : never }[keyof Row] & string;

type Scalar = string | number | boolean | undefined;
type KeyOf<Row, Data> =
  Data extends Readonly<Record<string, Scalar>> ? { readonly key?: Key<Row> } : { readonly key: Key<Row> };
type Key<Row> = (row: Row) => string;

/** A row that is due: what ran out is there. */
type Due<Row, Field extends keyof Row> = Omit<Row, Field> & { readonly [Each in Field]: NonNullable<Row[Each]> };

interface ClockSpec<Row, Field extends Instants<Row>, Command extends Givable> {
  readonly name: string;
  readonly model: Model<string, Row>;
  /** The column of the instant at which something is due. */
  readonly due: Field;
  /** Which rows are watched: a column's value, or one of several. */
  readonly where?: { readonly [Each in keyof Row]?: Row[Each] | readonly Row[Each][] };
  readonly command: Command;
  /** What the command holds. @param at Now. */
  readonly data: (row: Due<Row, Field>, at: string) => z.input<Command['schema']>;
  /** Milliseconds of the service's clock between two rounds; a minute by default. */
  readonly every?: number;
}

/** Rows that one round takes at the most; the rest comes with the next. */
const most = 500;

/**
 * A clock that gives a command for each row whose time has come. The decider checks the time again.
 *
 *     dueClock({ name: 'watch-lids', model: jars, due: 'close_by', where: { status: 'open' },
 *       command: jar.internal.ObserveLid, data: ({ jar_id: jarId, close_by: due }) => ({ jarId, due }) })
 *
 * @param spec `key` sets one occasion apart from the next of the same row, so that each is acted on once; by default the
 *   command's data, joined by `/`.
 */
export const dueClock = <Row, Field extends Instants<Row>, Command extends Givable>({
  name,
  model: { table, fold },
  due,
  where = {},
  command,
  data,
  every = 60_000,
  ...more
}: ClockSpec<Row, Field, Command> & KeyOf<Due<Row, Field>, z.input<Command['schema']>>): Ticker => {
  const column: string = due;
  const columns = fold.columnList.map((each) => each.name);
  const { key } = more as { readonly key?: Key<Due<Row, Field>> };
  return {
    name,
    every,
    async due({ pool, schema, now }) {
      const at = now();
      const db = readModelDb<Readonly<Record<string, Readonly<Record<string, unknown>>>>>(pool, schema);
      let rows = db.selectFrom(table).select(columns).where(column, '<=', at).limit(most);
      for (const [watched, value] of Object.entries(where))
        rows = rows.where(watched, Array.isArray(value) ? 'in' : value === null ? 'is' : '=', value);
      return ((await rows.execute()) as unknown as readonly Due<Row, Field>[]).map((row) => {
        const holds = data(row, at);
        const occasion = key ? key(row) : Object.values(holds as Readonly<Record<string, Scalar>>).join('/');
        return { ...give(command, holds), key: occasion };
      });
    },
  };
};
