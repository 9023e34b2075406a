import pg from 'pg';
import { checkSame, readCheckpoint, readParked } from './checkpoint.ts';
import { withClient } from './connection.ts';
import type { ReadModel, RowShape } from './definition.ts';
import type { LogReader } from './feed.ts';
import { Filler, fillFromLog } from './fill.ts';
import { type Decode, identity, type Parked } from './fold.ts';
import { type Table, tableOf } from './table.ts';

/** Is the table what its log folds to? Every row and every column, compared as text. */

export interface VerifyOptions<Row extends RowShape<Row>, Event> {
  readonly model: ReadModel<Row, Event>;
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly district: string;
  readonly eventLog: LogReader;
  readonly decode?: Decode<Event>;
  /** As for a rebuild; 50,000 by default. */
  readonly maxRowsInMemory?: number;
  readonly pageSize?: number;
}

export interface Difference {
  readonly key: string;
  readonly column: string;
  /** As Postgres prints it; null for SQL null. */
  readonly expected: string | null;
  readonly actual: string | null;
}

export interface ReadModelVerification {
  /** True when nothing differs, nothing is missing, nothing is too much, and the same stands still. */
  readonly same: boolean;
  /** Up to which event of the log. */
  readonly position: bigint;
  /** Rows in the table. */
  readonly rows: number;
  /** The first 20. */
  readonly differences: readonly Difference[];
  /** Rows that the log tells of and the table lacks. */
  readonly missing: number;
  /** Rows that the table has and the log does not tell of. */
  readonly extra: number;
  /** The first 20 of each. */
  readonly missingKeys: readonly string[];
  readonly extraKeys: readonly string[];
  /** Keys and streams that stand still: as folded now, and as recorded. */
  readonly parked: { readonly expected: number; readonly actual: number };
}

const shown = 20;

/**
 * Folds the log anew into a temporary table, up to the checkpoint of one snapshot, and compares. Writes nothing that
 * lasts, holds no lock, needs memory for `maxRowsInMemory` rows; the live projection goes on.
 *
 * @throws ReadModelError `not-started`, `superseded` or `definition-changed`.
 */
export const verifyReadModel = <Row extends RowShape<Row>, Event>(
  options: VerifyOptions<Row, Event>,
): Promise<ReadModelVerification> =>
  withClient(options.pool, async (client) => {
    const { model, schema, district, eventLog, maxRowsInMemory = 50_000, pageSize = 5_000 } = options;
    const log = `${district}.${model.service}`;
    const expected = tableOf(model, undefined, `expected_${model.name}`);
    const actual = tableOf(model, schema, model.name);
    const filler = new Filler(client, expected, model, options.decode ?? identity<Event>(), maxRowsInMemory);

    await expected.drop(client);
    await expected.create(client);
    const before = checkSame(model, await readCheckpoint(client, schema, model.name));
    await fillFromLog(filler, eventLog, log, { pageSize, until: before.position });
    await filler.flush();

    // From here on one snapshot: the table, its checkpoint and what is parked belong together.
    await client.query('begin isolation level repeatable read');
    const { position } = checkSame(model, await readCheckpoint(client, schema, model.name));
    await fillFromLog(filler, eventLog, log, { pageSize, until: position });
    await filler.flush();
    await client.query(`analyze ${expected.qualified}`);
    const parked = await readParked(client, schema, model.name);
    const found = await compare(client, model, expected, actual);
    await client.query('commit');
    await expected.drop(client);

    const sameParked = listed(parked) === listed(filler.parked);
    return {
      ...found,
      same: found.differences.length === 0 && found.missing === 0 && found.extra === 0 && sameParked,
      position,
      parked: { expected: filler.parked.length, actual: parked.length },
    };
  });

const listed = (parked: readonly Parked[]): string =>
  parked
    .map((each) => `${each.kind} ${each.subject} ${each.position}`)
    .sort()
    .join('\n');

const compare = async <Row extends RowShape<Row>, Event>(
  client: pg.ClientBase,
  model: ReadModel<Row, Event>,
  expected: Table<Row>,
  actual: Table<Row>,
): Promise<Omit<ReadModelVerification, 'same' | 'position' | 'parked'>> => {
  const key = pg.escapeIdentifier(model.primaryKey);
  const columns = [...model.columnList.map((column) => column.name), '_position'];
  const pairs = columns.map((column) => {
    const name = pg.escapeIdentifier(column);
    return `(${pg.escapeLiteral(column)}, e.${name}::text, a.${name}::text)`;
  });
  const differences = await client.query<Difference>(
    `select e.${key} as key, d.name as "column", d.expected, d.actual
       from ${expected.qualified} e join ${actual.qualified} a on a.${key} = e.${key},
            lateral (values ${pairs.join(', ')}) as d(name, expected, actual)
      where d.expected is distinct from d.actual
      order by e.${key}, d.name limit ${shown}`,
  );
  const only = async (here: Table<Row>, there: Table<Row>) => {
    const { rows } = await client.query<{ key: string; all_of_them: string }>(
      `select h.${key} as key, count(*) over () as all_of_them from ${here.qualified} h
        where not exists (select 1 from ${there.qualified} t where t.${key} = h.${key})
        order by h.${key} limit ${shown}`,
    );
    return { count: Number(rows[0]?.all_of_them ?? 0), keys: rows.map((row) => row.key) };
  };
  const missing = await only(expected, actual);
  const extra = await only(actual, expected);
  const counted = await client.query<{ rows: string }>(`select count(*) as rows from ${actual.qualified}`);
  return {
    rows: Number(counted.rows[0]?.rows ?? 0),
    differences: differences.rows,
    missing: missing.count,
    extra: extra.count,
    missingKeys: missing.keys,
    extraKeys: extra.keys,
  };
};
