import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Registry } from 'prom-client';
import { z } from 'zod';
import { until } from '../../../test/support/until.ts';
import { defineService, type NoAnswer, type ServedQuery, type WireReply } from '../src/index.ts';
import { asOfficer, type Bench, cutConnections, freshJar, namesOf, openBench } from './bench.ts';
import { jars, shelf } from './jars.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const open = (jarId = freshJar()) => bench.client.command('jars', 'OpenJar', { jarId, label: 'a' }, asOfficer);

const commandsOf = async (registry: Registry): Promise<number> => {
  const metric = await registry.getSingleMetric('tiaokuai_commands_total')!.get();
  return metric.values.reduce((sum, { value }) => sum + value, 0);
};

describe('two instances of a service', () => {
  test('share the commands: each is answered by one of them', async () => {
    const [one, two] = [await bench.run(jars), await bench.run(jars)];
    const replies = await Promise.all(Array.from({ length: 100 }, () => open()));
    expect(replies.every(({ ok }) => ok)).toBe(true);
    const [first, second] = [await commandsOf(one.registry), await commandsOf(two.registry)];
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(0);
    expect(first + second).toBe(100);
  });

  test('see their own writes, whichever of them answers', async () => {
    await bench.run(jars);
    await bench.run(jars);
    for (let turn = 0; turn < 20; turn += 1) {
      const jarId = freshJar();
      const reply = await open(jarId);
      if (!reply.ok) throw new Error(reply.error.code);
      expect(await bench.client.query('jars', 'Jar', { jarId }, { atLeast: reply.position })).not.toBeNull();
    }
  });

  test('react one at a time; when one ends, the other goes on where it was', async () => {
    await bench.run(jars);
    const [one, two] = [await bench.run(shelf), await bench.run(shelf)];
    expect([one.reactors.length, two.reactors.length]).toEqual([1, 0]);
    for (let count = 0; count < 20; count += 1) await open();
    await one.stop();
    await until('the other to take over', () => two.reactors.length === 1);
    for (let count = 0; count < 20; count += 1) await open();
    await until('a label per jar', async () => (await bench.events('shelf')).length === 40);
    expect(await two.reactors[0]!.parked()).toEqual([]);
  });

  test('still react one at a time after the database has cut them off', async () => {
    await bench.run(jars);
    const both = [await bench.run(shelf), await bench.run(shelf)];
    const role = `tk_${bench.bed.district}_shelf`;
    const locks = async () => {
      const { rows } = await bench.bed.adminPool.query<{ pid: number }>(
        `select l.pid from pg_locks l join pg_stat_activity a using (pid)
          where l.locktype = 'advisory' and l.granted and a.usename = $1 and a.query not like '%append%'`,
        [role],
      );
      return rows.map(({ pid }) => pid);
    };
    const [before] = await until('the lock', async () => {
      const pids = await locks();
      return pids.length === 1 ? pids : undefined;
    });
    await cutConnections(bench.bed.adminPool, role);
    await until('the lock again, in another connection', async () => {
      const pids = await locks();
      return pids.length === 1 && pids[0] !== before;
    });
    await until('one of them to react', () => both.filter(({ reactors }) => reactors.length === 1).length === 1);
    for (let count = 0; count < 10; count += 1) await open();
    await until('a label per jar', async () => (await bench.events('shelf')).length === 10);
  });
});

describe('a stop', () => {
  test('under load: whatever was taken is answered and on disk, and nothing else happened', async () => {
    const service = await bench.run(jars);
    const answers: WireReply[] = [];
    const unanswered: NoAnswer[] = [];
    let stopped = false;
    const loading = Array.from({ length: 24 }, async () => {
      while (!stopped)
        await open().then(
          (reply) => answers.push(reply),
          (error: NoAnswer) => {
            stopped = true;
            unanswered.push(error);
          },
        );
    });
    await until('some load', () => answers.length > 100);
    await service.stop();
    await Promise.all(loading);
    // Turned away at the door, at once; a request that was lost inside would have waited for its answer in vain.
    for (const error of unanswered) expect((error.cause as { code: string }).code).toBe('503');
    expect(answers.every((reply) => reply.ok && !reply.repeated)).toBe(true);
    const events = await bench.events('jars');
    expect(answers.map((reply) => reply.ok && reply.position).sort()).toEqual(
      events.map(({ position }) => String(position)).sort(),
    );
    expect(service.published()).toBe(events.at(-1)!.position);
  });

  test('waits for what takes long, and answers it', async () => {
    let [asked, release] = [false, () => {}];
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: ServedQuery = {
      name: 'Slow',
      names: { zh: '慢', en: 'Slow' },
      input: z.object({}),
      async handle() {
        asked = true;
        await released;
        return 'at last';
      },
    };
    const service = await bench.run(defineService({ ...jars, queries: [slow] }));
    const answer = bench.client.query<string>('jars', 'Slow', {});
    await until('the question', () => asked);
    let stopped = false;
    const stopping = service.stop().then(() => {
      stopped = true;
    });
    await until('a stop too early', () => stopped, { timeout: 300 }).catch(() => undefined);
    expect(stopped).toBe(false);
    release();
    expect(await answer).toBe('at last');
    await stopping;
  });

  test('lets reactions under way end, and the next start goes on from there', async () => {
    await bench.run(jars);
    const first = await bench.run(shelf);
    for (let count = 0; count < 30; count += 1) await open();
    await first.stop();
    const before = (await bench.events('shelf')).length;
    await bench.run(shelf);
    await until('a label per jar', async () => (await bench.events('shelf')).length === 30);
    expect(namesOf(await bench.events('shelf'))).toEqual(Array.from({ length: 30 }, () => 'LabelHung'));
    expect(before).toBeLessThanOrEqual(30);
  });
});
