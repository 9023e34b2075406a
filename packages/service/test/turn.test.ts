import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { until } from '../../../test/support/until.ts';
import { takeTurns } from '../src/turn.ts';
import { type Bench, cutConnections, openBench } from './bench.ts';

let bench: Bench;
let pool: pg.Pool;
beforeAll(async () => {
  bench = await openBench();
  ({ pool } = await bench.writer('turns'));
});
afterAll(() => bench.close());

/** Somebody who works when it is their turn, and counts. */
const worker = async (key: string) => {
  const state = { begun: 0, working: false, failing: 0, reports: 0 };
  const turn = await takeTurns({
    pool,
    key,
    every: 20,
    async begin() {
      if (state.failing > 0) {
        state.failing -= 1;
        throw new Error('not now');
      }
      state.begun += 1;
      state.working = true;
      return async () => {
        state.working = false;
      };
    },
    report: () => {
      state.reports += 1;
    },
  });
  return { state, stop: turn.stop };
};

const cut = () => cutConnections(bench.bed.adminPool, `tk_${bench.bed.district}_turns`);

/** Holds the lock as another instance would. */
const takeFrom = async (key: string) => {
  const other = await bench.bed.adminPool.connect();
  // Where the test fails, the database goes while this one is still lent.
  other.on('error', () => undefined);
  const ask = (what: string) =>
    other.query<{ done: boolean }>(`select ${what}(hashtextextended($1, 0)) as done`, [`turn of ${key}`]);
  await until('the lock', async () => {
    await cut();
    return (await ask('pg_try_advisory_lock')).rows[0]!.done;
  });
  return async () => {
    await ask('pg_advisory_unlock');
    other.release();
  };
};

test('one works at a time; the next begins when the first has ended', async () => {
  const [one, two] = [await worker('a'), await worker('a')];
  const elsewhere = await worker('b');
  expect([one, two, elsewhere].map(({ state }) => state.working)).toEqual([true, false, true]);
  await one.stop();
  expect(one.state.working).toBe(false);
  await until('the second', () => two.state.working);
  await Promise.all([two.stop(), elsewhere.stop()]);
  expect(two.state).toMatchObject({ begun: 1, working: false });
});

test('cut off, with nobody else about, it works on', async () => {
  const { state, stop } = await worker('c');
  for (let times = 0; times < 3; times += 1) {
    await until('a connection to cut', cut);
    await until('the lock again', async () => {
      const { rows } = await bench.bed.adminPool.query(`select from pg_locks where locktype = 'advisory' and granted
        and objid = (hashtextextended('turn of c', 0) & x'ffffffff'::bigint)::oid`);
      return rows.length === 1;
    });
  }
  // Without a pause where the connection is back in time; a slow machine may have begun anew, once for each cut at most.
  await until('it is at work', () => state.working);
  expect(state.begun).toBeLessThanOrEqual(4);
  await stop();
});

test('cut off, with another faster, it ends its work; and begins again when it may', async () => {
  const { state, stop } = await worker('d');
  const giveBack = await takeFrom('d');
  await until('the end of its work', () => !state.working);
  await giveBack();
  await until('its work again', () => state.working);
  expect(state.begun).toBe(2);
  await stop();
});

test('work that cannot begin is begun later', async () => {
  const first = await worker('e');
  const second = await worker('e');
  second.state.failing = 2;
  await first.stop();
  await until('the second', () => second.state.working);
  expect(second.state.reports).toBe(2);
  await second.stop();
});

test('a start that fails leaves no lock behind', async () => {
  const begin = () => Promise.reject(new Error('never'));
  await expect(takeTurns({ pool, key: 'f', every: 20, begin, report: () => undefined })).rejects.toThrow('never');
  const next = await worker('f');
  await until('the next one', () => next.state.working);
  await next.stop();
});
