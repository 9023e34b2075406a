import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { applyToTable } from './apply.ts';
import {
  addParked,
  type Checkpoint,
  dropParked,
  type Place,
  prepareSchema,
  putCheckpoint,
  readCheckpoint,
} from './checkpoint.ts';
import { withClient } from './connection.ts';
import type { ReadModel, RowShape } from './definition.ts';
import { ReadModelError } from './errors.ts';
import type { LogReader } from './feed.ts';
import { Filler, fillFromLog } from './fill.ts';
import { type Decode, identity } from './fold.ts';
import { type Table, tableOf } from './table.ts';

/**
 * A rebuild, beside the live table:
 *
 *   <name>__next_<random>  created ▶ filled from the log ▶ indexed ▶ caught up ┐
 *                                                                              ├ one transaction, checkpoint locked:
 *   <name>                 live all the while ─────────────────────────────────┘ last events, drop, rename, checkpoint
 *
 * Until that transaction commits, the live table is what it was; a crash leaves a `__next_` table that the next start
 * (or rebuild) drops. A session-level advisory lock admits one rebuild per model.
 */

export interface RebuildOptions<Row extends RowShape<Row>, Event> {
  readonly model: ReadModel<Row, Event>;
  readonly pool: pg.Pool;
  /** `rm_<district>_<service>` */
  readonly schema: string;
  readonly district: string;
  readonly eventLog: LogReader;
  /** The service's codec, with upcasting; by default the model's event is the recorded one. */
  readonly decode?: Decode<Event>;
  /** Rows held in memory at most before they are written (a page of events may exceed it a little); 50,000 by default. */
  readonly maxRowsInMemory?: number;
  /** Events read at a time; 5,000 by default. */
  readonly pageSize?: number;
  /** Told after each page. */
  readonly onProgress?: (progress: { readonly model: string; readonly position: bigint }) => void;
}

export interface RebuildResult {
  readonly position: bigint;
  readonly events: number;
  /** Keys and streams that stand still in the new table. */
  readonly parked: number;
}

const quote = pg.escapeIdentifier;
const lockOf = (schema: string, model: string): string => `rebuild of ${schema}.${model}`;

/**
 * Builds the model's table anew from its log and swaps it in; readers and the live projection go on meanwhile.
 *
 * @throws ReadModelError `rebuild-in-progress` when another one runs.
 */
export const rebuildReadModel = async <Row extends RowShape<Row>, Event>(
  options: RebuildOptions<Row, Event>,
): Promise<RebuildResult> => {
  await prepareSchema(options.pool, options.schema);
  const { model, schema } = options;
  return withClient(options.pool, async (client) => {
    const { rows } = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as locked',
      [lockOf(schema, model.name)],
    );
    if (!rows[0]?.locked)
      throw new ReadModelError(
        'rebuild-in-progress',
        model.name,
        'another rebuild of it is under way; wait for its end',
      );
    return buildUnderLock(client, options);
  });
};

/**
 * As `rebuildReadModel`, but waits for a rebuild that runs elsewhere, and builds only if `needed` then still says so.
 * Answers `undefined` when there was nothing to do.
 */
export const rebuildIfNeeded = async <Row extends RowShape<Row>, Event>(
  options: RebuildOptions<Row, Event>,
  needed: (checkpoint: Checkpoint | undefined) => Promise<boolean>,
): Promise<RebuildResult | undefined> => {
  await prepareSchema(options.pool, options.schema);
  const { model, schema, pool } = options;
  if (!(await needed(await readCheckpoint(pool, schema, model.name)))) return undefined;
  return withClient(pool, async (client) => {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [lockOf(schema, model.name)]);
    const still = await needed(await readCheckpoint(client, schema, model.name));
    if (still) return buildUnderLock(client, options);
    await unlock(client, schema, model.name);
    return undefined;
  });
};

/** Drops what a broken rebuild left; leaves alone one that runs. */
export const dropLeftovers = <Row extends RowShape<Row>, Event>(
  pool: pg.Pool,
  schema: string,
  model: ReadModel<Row, Event>,
): Promise<void> =>
  withClient(pool, async (client) => {
    const { rows } = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as locked',
      [lockOf(schema, model.name)],
    );
    if (!rows[0]?.locked) return;
    await dropUnswapped(client, schema, model);
    await unlock(client, schema, model.name);
  });

const unlock = async (client: pg.ClientBase, schema: string, model: string): Promise<void> => {
  await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [lockOf(schema, model)]);
};

const dropUnswapped = async <Row extends RowShape<Row>, Event>(
  client: pg.ClientBase,
  schema: string,
  model: ReadModel<Row, Event>,
): Promise<void> => {
  const { rows } = await client.query<{ tablename: string }>(
    'select tablename from pg_tables where schemaname = $1 and tablename ~ $2',
    [schema, `^${model.name}__next_[0-9a-f]{8}$`],
  );
  for (const { tablename } of rows) {
    await dropParked(client, schema, tablename);
    await tableOf(model, schema, tablename).drop(client);
  }
};

const buildUnderLock = async <Row extends RowShape<Row>, Event>(
  client: pg.PoolClient,
  options: RebuildOptions<Row, Event>,
): Promise<RebuildResult> => {
  const { model, schema, district, eventLog, onProgress, maxRowsInMemory = 50_000, pageSize = 5_000 } = options;
  const decode = options.decode ?? identity<Event>();
  const log = `${district}.${model.service}`;
  await dropUnswapped(client, schema, model);

  const table = tableOf(model, schema, `${model.name}__next_${randomBytes(4).toString('hex')}`);
  try {
    // Nothing of this need outlive a crash before the swap, whose commit is durable and takes all before it along.
    await client.query('set synchronous_commit = off');
    await table.create(client);
    const filler = new Filler(client, table, model, decode, maxRowsInMemory);
    const catchUp = () =>
      fillFromLog(filler, eventLog, log, {
        pageSize,
        onPage: ({ position }) => onProgress?.({ model: model.name, position }),
      });
    await catchUp();
    await filler.flush();
    await table.createIndexes(client);
    await client.query(`analyze ${table.qualified}`);
    // What arrived meanwhile; the few events after it are taken under the lock.
    await catchUp();
    await filler.flush();
    await addParked(client, schema, table.name, filler.parked);
    await client.query('reset synchronous_commit');

    const swapped = await swap(client, options, decode, table, filler.place, filler.parked.length);
    await unlock(client, schema, model.name);
    return { ...swapped, events: filler.events + swapped.events };
  } catch (error) {
    // Best effort: when the connection itself is gone, the next start does it.
    await client.query('rollback').catch(() => undefined);
    await dropUnswapped(client, schema, model).catch(() => undefined);
    throw error;
  }
};

/** Lock timeouts and deadlocks: a reader in a long transaction is in the way. */
const isLockTrouble = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '55P03' || error.code === '40P01');

/**
 * The last events, and the swap. A reader that holds the old table for long must not make all other readers queue behind
 * the swap: it gives way after a second and tries again.
 */
const swap = async <Row extends RowShape<Row>, Event>(
  client: pg.PoolClient,
  options: RebuildOptions<Row, Event>,
  decode: Decode<Event>,
  table: Table<Row>,
  filled: Place,
  parkedBefore: number,
): Promise<RebuildResult> => {
  const { model, schema, district, eventLog, pageSize = 5_000 } = options;
  for (let tries = 1; ; tries += 1) {
    try {
      await client.query(`begin isolation level read committed; set local lock_timeout = '1s'`);
      await readCheckpoint(client, schema, model.name, true);
      let place = filled;
      let parked = parkedBefore;
      let events = 0;
      for await (const page of eventLog.readLog(`${district}.${model.service}`, { after: filled.position, pageSize })) {
        parked += await applyToTable(client, schema, table, model, decode, page, parked);
        const last = page.at(-1);
        if (last) place = { position: last.position, hash: last.hash };
        events += page.length;
      }
      await client.query(`drop table if exists ${quote(schema)}.${quote(model.name)}`);
      await client.query(`alter table ${table.qualified} rename to ${quote(model.name)}`);
      await dropParked(client, schema, model.name);
      await client.query(`update ${quote(schema)}._parked set table_name = $2 where table_name = $1`, [
        table.name,
        model.name,
      ]);
      await putCheckpoint(client, schema, model, place, parked);
      await client.query('commit');
      return { position: place.position, events, parked };
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      if (!isLockTrouble(error) || tries === 60) throw error;
    }
  }
};
