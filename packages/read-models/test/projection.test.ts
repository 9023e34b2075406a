import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '@tiaokuai/event-log';
import fc from 'fast-check';
import {
  defineReadModel,
  type Feed,
  type LogReader,
  logFeed,
  type Projection,
  rebuildReadModel,
  startProjection,
  verifyReadModel,
} from '../src/index.ts';
import { type Bed, closeServer, openBed } from './bed.ts';
import { byHand, happen, recorded, tableOf, tallyOn } from './harness.ts';
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

const start = async (more: Partial<Parameters<typeof startProjection<TallyRow, Happening>>[0]> = {}) => {
  const projection = await startProjection({
    ...tallyOn(bed),
    feed: logFeed(bed.eventLog, { everyMs: 5 }),
    ...more,
  });
  running.push(projection);
  return projection;
};

const counted = (id: string, amount = 1): Happening => ({ kind: 'counted', ids: [id], amount, label: 'x' });

describe('a live projection', () => {
  test('holds what was there before it started and what comes after', async () => {
    await happen(bed, [counted('a'), counted('b')]);
    const projection = await start();
    const last = await happen(bed, [counted('a', 5), { kind: 'removed', ids: ['b'] }, { kind: 'elsewhere' }]);
    await projection.waitFor(last, 120_000);
    const rows = await tableOf(bed.pool, bed.schema);
    expect([...rows.keys()]).toEqual(['a']);
    expect(rows.get('a')).toMatchObject({ count: 2, total: 6_000_000_042n });
    expect(projection.position).toBe(last);
    expect(await projection.lag()).toBe(0n);
  });

  test('is the fold, wherever its batches end and whatever they repeat', async () => {
    const feed = byHand();
    await start({ feed });
    const happened: Happening[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening(), { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
        fc.integer({ min: 0, max: 5 }),
        async (more, sizes, repeat) => {
          const before = happened.length;
          await happen(bed, more);
          happened.push(...more);
          const events = (await recorded(bed)).slice(Math.max(0, before - repeat));
          for (let from = 0, turn = 0; from < events.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1;
            await feed.give(events.slice(Math.max(0, from - repeat), from + size));
            from += size;
          }
          expect(await tableOf(bed.pool, bed.schema)).toEqual(expectedTally(happened));
          expect(await verifyReadModel(tallyOn(bed))).toMatchObject({ same: true });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('killed between its rows and its checkpoint, has written neither, and then both', async () => {
    const failures: string[] = [];
    const projection = await start({ onError: (error) => failures.push(error.message) });
    await happen(bed, [counted('a')]);
    await projection.waitFor(1n, 120_000);
    // A sequence does not roll back, so the trigger can count the attempts that it ends.
    await bed.adminPool.query(`
      create sequence kills;
      grant usage on sequence kills to public;
      create function kill() returns trigger language plpgsql security definer as $$
      begin
        if nextval('public.kills') <= 3 then perform pg_terminate_backend(pg_backend_pid()); end if;
        return new;
      end $$;
      create trigger kill before update on ${bed.schema}._checkpoint for each row execute function kill()`);
    const last = await happen(bed, [counted('a'), counted('b'), { kind: 'removed', ids: ['a'] }]);
    await projection.waitFor(last, 120_000);
    expect(failures).toHaveLength(3);
    expect([...(await tableOf(bed.pool, bed.schema)).keys()]).toEqual(['b']);
    expect(await projection.verify()).toMatchObject({ same: true, position: last });
  });

  test('passes what concerns no row without a transaction, and after a while notes how far it is', async () => {
    const projection = await start();
    await projection.waitFor(await happen(bed, [counted('a')]), 120_000);
    const checkpoint = async () => {
      const { rows } = await bed.pool.query<{ position: string }>(`select position from ${bed.schema}._checkpoint`);
      return BigInt(rows[0]!.position);
    };
    const elsewhere: Happening[] = Array.from({ length: 1_000 }, () => ({ kind: 'elsewhere' }));
    await projection.waitFor(await happen(bed, elsewhere), 120_000);
    expect(await checkpoint()).toBe(1n);
    await happen(bed, elsewhere);
    await projection.waitFor(await happen(bed, elsewhere), 120_000);
    expect(await checkpoint()).toBeGreaterThan(2_000n);
    const last = await happen(bed, [counted('b')]);
    await projection.waitFor(last, 120_000);
    expect(await checkpoint()).toBe(last);
    expect(await projection.verify()).toMatchObject({ same: true });
  });

  test('followed by two processes, applies each event once', async () => {
    const [one, two] = await Promise.all([start({ batchSize: 3 }), start({ batchSize: 5 })]);
    const all = Array.from({ length: 200 }, (_, n) => counted(`k${n % 7}`, n));
    for (let from = 0; from < all.length; from += 10) await happen(bed, all.slice(from, from + 10));
    await Promise.all([one.waitFor(200n, 20_000), two.waitFor(200n, 20_000)]);
    expect(await tableOf(bed.pool, bed.schema)).toEqual(expectedTally(all));
  });

  test('goes on where the store has lost its last commits', async () => {
    const feed = byHand();
    await start({ feed });
    const happened = [counted('a'), counted('b'), counted('a')];
    await happen(bed, happened);
    const events = await recorded(bed);
    const copied = `create table saved as select * from ${bed.schema}.tally;
                    create table saved_checkpoint as select * from ${bed.schema}._checkpoint`;
    await feed.give(events.slice(0, 1));
    await bed.adminPool.query(copied);
    await feed.give(events.slice(1));
    // As after a crash of the store before these commits reached the disk.
    await bed.adminPool.query(`
      delete from ${bed.schema}.tally; insert into ${bed.schema}.tally select * from saved;
      delete from ${bed.schema}._checkpoint; insert into ${bed.schema}._checkpoint select * from saved_checkpoint`);
    happened.push(counted('b', 7));
    await happen(bed, happened.slice(3));
    await feed.give((await recorded(bed)).slice(3));
    expect(await tableOf(bed.pool, bed.schema)).toEqual(expectedTally(happened));
  });

  test('one who waits is told when it takes too long, and when it ends', async () => {
    const projection = await start({ feed: byHand() });
    await expect(projection.waitFor(0n, 1)).resolves.toBeUndefined();
    await expect(projection.waitFor(5n, 5)).rejects.toMatchObject({ code: 'not-reached', model: 'tally' });
    const waiting = projection.waitFor(5n, 60_000);
    await Promise.all([expect(waiting).rejects.toMatchObject({ code: 'stopped' }), projection.stop()]);
    await expect(projection.waitFor(5n, 60_000)).rejects.toMatchObject({ code: 'stopped' });
  });
});

describe('an event that cannot be digested', () => {
  test('freezes the rows it concerns and no others, until a rebuild with better code', async () => {
    const parked: number[] = [];
    const projection = await start({ onParked: (count) => parked.push(count) });
    await happen(bed, [counted('a'), counted('b'), { kind: 'indigestible', ids: ['a'] }]);
    const last = await happen(bed, [counted('a'), counted('b')]);
    await projection.waitFor(last, 120_000);
    const rows = await tableOf(bed.pool, bed.schema);
    expect([rows.get('a')?.count, rows.get('b')?.count]).toEqual([1, 2]);
    expect(await projection.parked()).toMatchObject([
      { kind: 'key', subject: 'a', position: 3n, reason: 'RangeError: no such happening' },
    ]);
    expect(parked).toEqual([1]);
    expect(await projection.verify()).toMatchObject({ same: true, parked: { expected: 1, actual: 1 } });

    const better = { ...tally(), evolve: evolveLeniently };
    await rebuildReadModel(tallyOn(bed, better));
    expect((await tableOf(bed.pool, bed.schema)).get('a')?.count).toBe(2);
    expect(await projection.parked()).toEqual([]);
  });

  test('freezes its stream when not even its keys can be told', async () => {
    const model = {
      ...tally(),
      keysOf: (event: Happening) => {
        if (event.kind === 'indigestible') throw new Error('whose?');
        return tally().keysOf(event);
      },
    };
    const projection = await start({ model });
    await happen(bed, [{ kind: 'indigestible', ids: ['a'] }, counted('a')], 'thing-1');
    const last = await happen(bed, [counted('b')], 'thing-2');
    await projection.waitFor(last, 120_000);
    expect([...(await tableOf(bed.pool, bed.schema)).keys()]).toEqual(['b']);
    expect(await projection.parked()).toMatchObject([{ kind: 'stream', subject: 'thing-1', position: 1n }]);
  });

  test('includes a value that does not fit its column', async () => {
    const model = {
      ...tally(),
      evolve: (row: TallyRow | undefined, event: Happening, key: string) => {
        const next = tally().evolve(row, event, key);
        return next && { ...next, count: next.count * 2 ** 31 };
      },
    };
    const projection = await start({ model });
    const last = await happen(bed, [counted('a')]);
    await projection.waitFor(last, 120_000);
    expect((await projection.parked())[0]?.reason).toContain('column count (int): an integer of 32 bits is needed');
  });

  test.each([
    ['a key', (id: string) => `${id}${'火'.repeat(601)}`, 'stream'],
    ['an indexed text', () => 'x', 'key'],
  ])('includes %s that no index can hold', async (what, idOf, kind) => {
    const model = {
      ...tally(),
      evolve: (row: TallyRow | undefined, event: Happening, key: string) => {
        const next = tally().evolve(row, event, key);
        // What two keys are given differs in its longest element only: GIN holds each as an entry of its own.
        const labels = Array.from({ length: 300 }, () => randomUUID());
        return next && { ...next, labels: key === 'x' ? [labels.join()] : labels };
      },
    };
    const projection = await start({ model });
    await happen(bed, [counted(idOf('a'))], `thing of ${what}`);
    await projection.waitFor(await happen(bed, [counted('b')], 'thing-2'), 120_000);
    expect([...(await tableOf(bed.pool, bed.schema)).keys()]).toEqual(['b']);
    expect(await projection.parked()).toMatchObject([{ kind, position: 1n }]);
  });

  test('is not one that is merely large', async () => {
    const model = {
      ...tally(),
      evolve: (row: TallyRow | undefined, event: Happening, key: string) => {
        const next = tally().evolve(row, event, key);
        return next && { ...next, last: key.repeat(300_000) };
      },
    };
    const projection = await start({ model });
    const last = await happen(
      bed,
      Array.from({ length: 40 }, (_, n) => counted(`k${n}`)),
    );
    await projection.waitFor(last, 20_000);
    expect((await tableOf(bed.pool, bed.schema)).get('k39')?.last).toBe('k39'.repeat(300_000));
    expect(await projection.parked()).toEqual([]);
  });

  test('is parked alike live, rebuilt and verified', async () => {
    const feed = byHand();
    const projection = await start({ feed });
    const happened: Happening[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(happening(true), { minLength: 1, maxLength: 10 }), async (more) => {
        const before = happened.length;
        await happen(bed, more);
        happened.push(...more);
        await feed.give((await recorded(bed)).slice(before));
        expect(await tableOf(bed.pool, bed.schema)).toEqual(expectedTally(happened));
        const live = await projection.parked();
        expect(await projection.verify()).toMatchObject({ same: true });
        await projection.rebuild();
        expect(await projection.parked()).toEqual(live);
        expect(await tableOf(bed.pool, bed.schema)).toEqual(expectedTally(happened));
      }),
      { numRuns: 10 },
    );
  });
});

const evolveLeniently = (row: TallyRow | undefined, event: Happening, key: string): TallyRow | null =>
  event.kind === 'indigestible' ? (row ?? null) : tally().evolve(row, event, key);

describe('a definition', () => {
  test('that changed under an unchanged version is refused, and the table stays', async () => {
    const first = await start();
    await happen(bed, [counted('a')]);
    await first.waitFor(1n, 120_000);
    await first.stop();
    const changed = defineReadModel<TallyRow, Happening>({ ...tally(), indexes: [] });
    await expect(start({ model: changed })).rejects.toMatchObject({
      code: 'definition-changed',
      message: expect.stringContaining('raise version to 2'),
    });
    expect((await tableOf(bed.pool, bed.schema)).size).toBe(1);
    // Not even where the table would have to be rebuilt anyway.
    await bed.adminPool.query(`update ${bed.schema}._checkpoint set hash = 'another'`);
    await expect(start({ model: changed })).rejects.toMatchObject({ code: 'definition-changed' });
  });

  test('that is older than the table is refused', async () => {
    await (await start({ model: tally(2) })).stop();
    await expect(start()).rejects.toMatchObject({ code: 'superseded' });
  });

  test('that becomes older than the table while it runs gives way', async () => {
    const old = await start();
    const newer = await start({ model: tally(2) });
    const waiting = old.waitFor(2n, 60_000);
    const refused = expect(waiting).rejects.toMatchObject({ code: 'stopped' });
    const last = await happen(bed, [counted('a'), counted('a')]);
    await newer.waitFor(last, 120_000);
    await refused;
    expect((await tableOf(bed.pool, bed.schema)).get('a')?.count).toBe(2);
  });

  test('whose table was folded from another history is rebuilt at start', async () => {
    const first = await start();
    await happen(bed, [counted('a')]);
    await first.waitFor(1n, 120_000);
    await first.stop();
    await bed.adminPool.query(`update ${bed.schema}._checkpoint set hash = 'another'`);
    await bed.adminPool.query(`update ${bed.schema}.tally set count = 9`);
    await start();
    expect((await tableOf(bed.pool, bed.schema)).get('a')?.count).toBe(1);
  });
});

describe('the log feed', () => {
  const feeding = async (feed: Feed, handle: (events: readonly RecordedEvent[]) => Promise<void>) =>
    feed.follow({ name: 'test', log: `${bed.district}.fire`, after: 1n, batchSize: 2, handle });

  test('starts after the position, hands on in batches, and hears the bell', async () => {
    let ring = () => {};
    let heard = 0;
    const positions: bigint[][] = [];
    const { promise: four, resolve: fourCame } = Promise.withResolvers<void>();
    const { promise: five, resolve: fiveCame } = Promise.withResolvers<void>();
    await happen(bed, [counted('a'), counted('b'), counted('c'), counted('d')]);
    const bell = (_log: string, rung: () => void) => {
      ring = rung;
      return () => {
        heard += 1;
      };
    };
    const following = await feeding(logFeed(bed.eventLog, { everyMs: 3_600_000, bell }), async (events) => {
      positions.push(events.map((event) => event.position));
      if (positions.flat().length === 3) fourCame();
      if (positions.flat().length === 4) fiveCame();
    });
    await four;
    await happen(bed, [counted('e')]);
    ring();
    await five;
    await following.stop();
    expect(positions).toEqual([[2n, 3n], [4n], [5n]]);
    expect(heard).toBe(1);
  });

  test('asks a failing log again', async () => {
    await happen(bed, [counted('a'), counted('b')]);
    const errors: unknown[] = [];
    let down = 2;
    const flaky: LogReader = {
      head: (log) => bed.eventLog.head(log),
      readLog(log, options) {
        down -= 1;
        if (down >= 0) throw new Error('away');
        return bed.eventLog.readLog(log, options);
      },
    };
    const { promise, resolve } = Promise.withResolvers<bigint | undefined>();
    const feed = logFeed(flaky, { everyMs: 1, onError: (error) => errors.push(error) });
    const following = await feeding(feed, async (events) => resolve(events[0]?.position));
    expect(await promise).toBe(2n);
    expect(errors).toHaveLength(2);
    await following.stop();
  });
});
