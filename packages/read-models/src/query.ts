import { type ColumnType, Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type pg from 'pg';
import { readModelTypes } from './values.ts';

/** A table of kysely for each row type; queries may read, and only projections write. */
export type ReadModelDatabase<Rows> = {
  readonly [Model in keyof Rows]: {
    readonly [Column in keyof Rows[Model]]: ColumnType<Rows[Model][Column], never, never>;
  } & {
    /** The last event that changed the row. */
    readonly _position: ColumnType<bigint, never, never>;
  };
};

/**
 * kysely over a schema of read models, on a pool that stays the caller's (destroying the result does not end it). Rows come
 * back in the form in which `evolve` made them: timestamps as ISO 8601 in UTC, bigints as bigint.
 *
 *     const db = readModelDb<{ jars: JarRow }>(pool, 'rm_370303_shelf');
 *     const open = await db.selectFrom('jars').selectAll().where('state', '=', 'open').execute();
 */
export const readModelDb = <Rows>(pool: pg.Pool, schema: string): Kysely<ReadModelDatabase<Rows>> =>
  new Kysely<ReadModelDatabase<Rows>>({ dialect: new PostgresDialect({ pool: typed(pool) }) }).withSchema(schema);

/** The pool, answering under this package's type parsers without changing the pool's own. */
const typed = (pool: pg.Pool): PostgresPool => ({
  options: pool.options,
  end: async () => undefined,
  async connect() {
    const client = await pool.connect();
    const query = (text: string, values: readonly unknown[]) =>
      client.query({ text, values: [...values], types: readModelTypes });
    return new Proxy(client, {
      get: (target, property) => {
        if (property === 'query') return query;
        const value = Reflect.get(target, property, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    }) as unknown as Awaited<ReturnType<PostgresPool['connect']>>;
  },
});
