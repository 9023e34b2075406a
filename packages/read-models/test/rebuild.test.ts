import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  defineReadModel,
  type LogReader,
  logFeed,
  type Projection,
  type RebuildOptions,
  rebuildReadModel,
  startProjection,
  verifyReadModel,
} from '../src/index.ts';
import { type Bed, closeServer, openBed } from './bed.ts';
import { happen, tableOf, tallyOn } from './harness.ts';
import { expectedTally, type Happening, happening, type TallyRow, tally } from './tally.ts';

let bed: Bed;
const running: Projection[] = [];
beforeEach(async () => {
  bed = await openBed();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((projection) => projection.stop()));
  await bed.close();
});
afterAll(closeServer);

const start = async (model = tally(), more: Pick<RebuildOptions<TallyRow, Happening>, 'onProgress'> = {}) => {
  const feed = logFeed(bed.eventLog, { everyMs: 2 });
  const projection = await startProjection({ ...tallyOn(bed, model), feed, ...more });
  running.push(projection);
  return projection;
};

const counted = (id: string, amount = 1): Happening => ({ kind: 'counted', ids: [id], amount, label: 'x' });

/** Tables beside the live ones. */
const leftovers = async (): Promise<string[]> => {
  const { rows } = await bed.adminPool.query<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = $1 and tablename like '%\\_\\_next\\_%'`,
    [bed.schema],
  );
  return rows.map((row) => row.tablename);
};

/** The log, doing `before` ahead of each page. */
const interrupted = (before: (page: number) => Promise<void>): LogReader => ({
  head: (log) => bed.eventLog.head(log),
  async *readLog(log, options) {
    let page = 0;
    for await (const events of bed.eventLog.readLog(log, { ...options, pageSize: 10 })) {
      await before(page);
      page += 1;
      yield events;
    }
  },
});

describe('a rebuild', () => {
  test('equals the live table while events keep arriving, however little memory it has', async () => {
    const projection = await start();
    const happened: Happening[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(happening(), { minLength: 1, maxLength: 15 }), { minLength: 3, maxLength: 10 }),
        fc.integer({ min: 1, max: 6 }),
        async (arriving, maxRowsInMemory) => {
          const append = async () => {
            for (const more of arriving) {
              await happen(bed, more);
              happened.push(...more);
            }
          };
          const rebuild = rebuildReadModel({ ...tallyOn(bed), maxRowsInMemory, pageSize: 7 });
          const [result] = await Promise.all([rebuild, append()]);
          expect(result.parked).toBe(0);
          await projection.waitFor(BigInt(happened.length), 120_000);
          expect(await tableOf(bed.pool, bed.schema)).toEqual(expectedTally(happened));
          expect(await projection.verify()).toMatchObject({ same: true, position: BigInt(happened.length) });
          expect(await leftovers()).toEqual([]);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('takes what arrives before each of its reads, the one under the lock included', async () => {
    await start();
    const happened: Happening[] = [];
    let reads = 0;
    const eventLog: LogReader = {
      head: (log) => bed.eventLog.head(log),
      async *readLog(log, options) {
        reads += 1;
        const more = [counted('a', reads), counted(`k${reads}`), { kind: 'indigestible', ids: [`k${reads}`] } as const];
        happened.push(...more, counted(`k${reads}`));
        await happen(bed, [...more, counted(`k${reads}`)]);
        yield* bed.eventLog.readLog(log, options);
      },
    };
    const result = await rebuildReadModel({ ...tallyOn(bed), eventLog });
    expect([result.position, result.events, result.parked]).toEqual([BigInt(reads * 4), reads * 4, reads]);
    expect(await tableOf(bed.pool, bed.schema)).toEqual(expectedTally(happened));
    expect(await verifyReadModel(tallyOn(bed))).toMatchObject({ same: true });
  });

  test('mends a table that was tampered with, and readers never miss it', async () => {
    const projection = await start();
    const last = await happen(
      bed,
      Array.from({ length: 500 }, (_, n) => counted(`k${n % 50}`, n)),
    );
    await projection.waitFor(last, 120_000);
    await bed.adminPool.query(`update ${bed.schema}.tally set count = -1`);

    let done = false;
    const sizes = new Set<number>();
    const read = async () => {
      while (!done) sizes.add((await tableOf(bed.pool, bed.schema)).size);
    };
    const readers = Promise.all([read(), read(), read()]);
    for (let times = 0; times < 5; times += 1) await projection.rebuild();
    done = true;
    await readers;
    expect([...sizes]).toEqual([50]);
    expect(await projection.verify()).toMatchObject({ same: true, rows: 50 });
  });

  test('that crashes leaves the live table as it was, and the next start sweeps up', async () => {
    const projection = await start();
    const last = await happen(
      bed,
      Array.from({ length: 60 }, (_, n) => counted(`k${n}`, n)),
    );
    await projection.waitFor(last, 120_000);
    const eventLog = interrupted(async (page) => {
      if (page !== 3) return;
      await bed.adminPool.query(
        `select pg_terminate_backend(l.pid) from pg_locks l where l.locktype = 'advisory' and l.database = (select oid from pg_database where datname = current_database())`,
      );
    });
    await expect(rebuildReadModel({ ...tallyOn(bed), eventLog, maxRowsInMemory: 5, pageSize: 10 })).rejects.toThrow();
    expect(await leftovers()).toHaveLength(1);
    expect(await projection.verify()).toMatchObject({ same: true, rows: 60 });

    await start();
    expect(await leftovers()).toEqual([]);
  });

  test('runs once at a time', async () => {
    await start();
    await happen(bed, [counted('a')]);
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { promise: reading, resolve: started } = Promise.withResolvers<void>();
    const first = rebuildReadModel({
      ...tallyOn(bed),
      eventLog: interrupted(async () => {
        started();
        await held;
      }),
    });
    await reading;
    await expect(rebuildReadModel(tallyOn(bed))).rejects.toMatchObject({ code: 'rebuild-in-progress' });
    // A start must not sweep up the table of a rebuild that runs.
    await start();
    expect(await leftovers()).toHaveLength(1);
    release();
    await expect(first).resolves.toMatchObject({ position: 1n });
  });

  test('waits for a reader in a long transaction, and lets other readers pass', async () => {
    const projection = await start();
    await projection.waitFor(await happen(bed, [counted('a')]), 120_000);
    const reader = await bed.adminPool.connect();
    await reader.query('begin');
    await reader.query(`select * from ${bed.schema}.tally`);
    const rebuild = projection.rebuild();
    expect((await tableOf(bed.pool, bed.schema)).size).toBe(1);
    const waiting = async () =>
      (
        await bed.pool.query(
          `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'drop table%'`,
        )
      ).rows.length;
    while ((await waiting()) === 0);
    expect((await tableOf(bed.pool, bed.schema)).size).toBe(1);
    await reader.query('commit');
    reader.release();
    await expect(rebuild).resolves.toMatchObject({ position: 1n });
  });
});

describe('a new version', () => {
  interface LeanRow {
    readonly tally_id: string;
    readonly times: number;
  }
  const lean = defineReadModel<LeanRow, Happening>({
    name: 'tally',
    version: 2,
    service: 'fire',
    columns: { tally_id: { type: 'text', primaryKey: true }, times: { type: 'int' } },
    keysOf: (event) => ('ids' in event ? event.ids : []),
    evolve: (row, event, key) =>
      event.kind === 'counted' ? { tally_id: key, times: (row?.times ?? 0) + 1 } : (row ?? null),
  });

  test('with other columns is built at start and swapped in', async () => {
    const old = await start();
    await old.waitFor(await happen(bed, [counted('a'), counted('a'), counted('b')]), 120_000);
    await old.stop();
    const common = { ...tallyOn(bed), model: lean };
    const projection = await startProjection({ ...common, feed: logFeed(bed.eventLog, { everyMs: 5 }) });
    running.push(projection);
    const { rows } = await bed.pool.query(`select * from ${bed.schema}.tally order by tally_id`);
    expect(rows).toEqual([
      { tally_id: 'a', times: 2, _position: '2' },
      { tally_id: 'b', times: 1, _position: '3' },
    ]);
    await projection.waitFor(await happen(bed, [counted('b')]), 120_000);
    expect(await verifyReadModel(common)).toMatchObject({ same: true, rows: 2, position: 4n });
  });

  test('started by several at once is built once', async () => {
    await happen(
      bed,
      Array.from({ length: 100 }, (_, n) => counted(`k${n % 9}`)),
    );
    const built: number[] = [];
    const all = await Promise.all(
      Array.from({ length: 4 }, (_, n) => start(tally(3), { onProgress: () => built.push(n) })),
    );
    expect(new Set(built).size).toBe(1);
    await Promise.all(all.map((projection) => projection.waitFor(100n, 120_000)));
    expect(await all[0]?.verify()).toMatchObject({ same: true, rows: 9 });
    expect(await leftovers()).toEqual([]);
  });
});

test('indexes stand on the new table as on the old', async () => {
  const indexes = async () =>
    (
      await bed.pool.query<{ definition: string }>(
        `select regexp_replace(indexdef, '^.* USING ', '') as definition from pg_indexes
          where schemaname = $1 and tablename = 'tally' order by 1`,
        [bed.schema],
      )
    ).rows.map((row) => row.definition);
  const projection = await start();
  const before = await indexes();
  expect(before).toEqual(['btree (state, changed_at)', 'btree (tally_id)', 'gin (labels)']);
  await projection.rebuild();
  expect(await indexes()).toEqual(before);
});
