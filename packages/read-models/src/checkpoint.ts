import pg from 'pg';
import { inTransaction } from './connection.ts';
import type { ReadModel, RowShape } from './definition.ts';
import { ReadModelError } from './errors.ts';
import type { Parked } from './fold.ts';

/**
 * What a schema of read models knows about itself:
 *
 *   _checkpoint   one row per model: which version its table holds, and up to which event of the log
 *   _parked       the keys and streams that stand still, per table (a table being filled beside has its own)
 *
 * Whoever changes a model's table holds its checkpoint row locked, in the same transaction: so rows and checkpoint agree
 * at every moment, and of two processes that follow one model, each event is applied by one.
 */
export interface Checkpoint {
  readonly version: number;
  readonly fingerprint: string;
  /** The last event of the log that the table knows of. */
  readonly position: bigint;
  /** That event's hash: the log is still the one that was folded. Empty at position 0. */
  readonly hash: string;
  /** How many keys and streams stand still. */
  readonly parked: number;
}

export interface Place {
  readonly position: bigint;
  readonly hash: string;
}

const quote = pg.escapeIdentifier;
const checkpointTable = (schema: string) => `${quote(schema)}._checkpoint`;
const parkedTable = (schema: string) => `${quote(schema)}._parked`;

/** Creates the schema (where the role may and it is missing) and the two tables. Safe to call at every start. */
export const prepareSchema = (pool: pg.Pool, schema: string): Promise<void> =>
  inTransaction(pool, async (client) => {
    // `create ... if not exists` by two at once fails for one of them.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`read models of ${schema}`]);
    const known = await client.query('select 1 from pg_namespace where nspname = $1', [schema]);
    if (known.rows.length === 0) await client.query(`create schema ${quote(schema)}`);
    await client.query(`
      create table if not exists ${checkpointTable(schema)} (
        model text primary key,
        version int not null,
        fingerprint text not null,
        position bigint not null,
        hash text not null,
        parked int not null,
        updated_at timestamptz not null default clock_timestamp()
      )`);
    await client.query(`
      create table if not exists ${parkedTable(schema)} (
        table_name text not null,
        kind text not null check (kind in ('key', 'stream')),
        subject text not null,
        position bigint not null,
        event_id text not null,
        event_type text not null,
        reason text not null,
        parked_at timestamptz not null default clock_timestamp(),
        primary key (table_name, kind, subject)
      )`);
  });

interface CheckpointRow {
  version: number;
  fingerprint: string;
  position: string;
  hash: string;
  parked: number;
}

/** The model's checkpoint, or `undefined` where it was never started. `lock`: hold the row to the transaction's end. */
export const readCheckpoint = async (
  client: pg.ClientBase | pg.Pool,
  schema: string,
  model: string,
  lock = false,
): Promise<Checkpoint | undefined> => {
  const { rows } = await client.query<CheckpointRow>(
    `select version, fingerprint, position, hash, parked from ${checkpointTable(schema)} where model = $1${lock ? ' for update' : ''}`,
    [model],
  );
  const [row] = rows;
  return row && { ...row, position: BigInt(row.position) };
};

/**
 * Opens the transaction of one batch and locks the checkpoint, in one round trip.
 *
 * The commit need not wait for the disk: rows and checkpoint are lost together or not at all, and what is lost is folded
 * again from the log, which is durable.
 *
 * @throws ReadModelError `superseded` or `not-started` when the table is no longer this model's.
 */
export const beginBatch = async <Row extends RowShape<Row>, Event>(
  client: pg.ClientBase,
  schema: string,
  model: ReadModel<Row, Event>,
): Promise<Checkpoint> => {
  // Several statements in one query answer with an array, which the types of pg do not tell.
  const answers = (await client.query(
    `begin isolation level read committed;
     set local synchronous_commit = off;
     select version, fingerprint, position, hash, parked from ${checkpointTable(schema)}
      where model = ${pg.escapeLiteral(model.name)} for update`,
  )) as unknown as readonly pg.QueryResult<CheckpointRow>[];
  const row = answers[2]?.rows[0];
  const checkpoint = row && { ...row, position: BigInt(row.position) };
  return checkSame(model, checkpoint);
};

/** The checkpoint, when it is this definition's. */
export const checkSame = <Row extends RowShape<Row>, Event>(
  model: ReadModel<Row, Event>,
  checkpoint: Checkpoint | undefined,
): Checkpoint => {
  if (!checkpoint)
    throw new ReadModelError(
      'not-started',
      model.name,
      'has no table yet; call startProjection or rebuildReadModel first',
    );
  if (checkpoint.version !== model.version)
    throw new ReadModelError(
      'superseded',
      model.name,
      `the table holds version ${checkpoint.version}, this program knows version ${model.version}; run the newer program`,
    );
  if (checkpoint.fingerprint !== model.fingerprint)
    throw new ReadModelError(
      'definition-changed',
      model.name,
      `columns or indexes differ from those of the table although both are version ${model.version}; raise version to ${model.version + 1}, and the table is rebuilt beside and swapped`,
    );
  return checkpoint;
};

/** Creates or replaces the model's checkpoint. */
export const putCheckpoint = async <Row extends RowShape<Row>, Event>(
  client: pg.ClientBase,
  schema: string,
  model: ReadModel<Row, Event>,
  place: Place,
  parked: number,
): Promise<void> => {
  await client.query(
    `insert into ${checkpointTable(schema)} (model, version, fingerprint, position, hash, parked)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (model) do update set version = excluded.version, fingerprint = excluded.fingerprint,
       position = excluded.position, hash = excluded.hash, parked = excluded.parked, updated_at = clock_timestamp()`,
    [model.name, model.version, model.fingerprint, place.position, place.hash, parked],
  );
};

/** Moves the checkpoint; the row is held since `beginBatch`. */
export const advanceCheckpoint = async (
  client: pg.ClientBase,
  schema: string,
  model: string,
  place: Place,
  newlyParked: number,
): Promise<void> => {
  await client.query(
    `update ${checkpointTable(schema)}
        set position = $2, hash = $3, parked = parked + $4, updated_at = clock_timestamp() where model = $1`,
    [model, place.position, place.hash, newlyParked],
  );
};

/** What stands still in a table. */
export const readParked = async (
  client: pg.ClientBase | pg.Pool,
  schema: string,
  table: string,
): Promise<readonly Parked[]> => {
  const { rows } = await client.query<{
    kind: Parked['kind'];
    subject: string;
    position: string;
    event_id: string;
    event_type: string;
    reason: string;
  }>(
    `select kind, subject, position, event_id, event_type, reason from ${parkedTable(schema)}
      where table_name = $1 order by ${parkedTable(schema)}.position, kind, subject`,
    [table],
  );
  return rows.map(({ kind, subject, position, event_id, event_type, reason }) => ({
    kind,
    subject,
    position: BigInt(position),
    eventId: event_id,
    eventType: event_type,
    reason,
  }));
};

export const addParked = async (
  client: pg.ClientBase,
  schema: string,
  table: string,
  parked: readonly Parked[],
): Promise<void> => {
  if (parked.length === 0) return;
  await client.query(
    `insert into ${parkedTable(schema)} (table_name, kind, subject, position, event_id, event_type, reason)
     select $1, kind, subject, position, event_id, event_type, reason
       from json_to_recordset($2::json)
         as given(kind text, subject text, position bigint, event_id text, event_type text, reason text)`,
    [
      table,
      JSON.stringify(
        parked.map((each) => ({
          kind: each.kind,
          subject: each.subject,
          position: String(each.position),
          event_id: each.eventId,
          event_type: each.eventType,
          reason: each.reason,
        })),
      ),
    ],
  );
};

export const dropParked = async (client: pg.ClientBase, schema: string, table: string): Promise<void> => {
  await client.query(`delete from ${parkedTable(schema)} where table_name = $1`, [table]);
};
