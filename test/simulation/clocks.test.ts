import { expect, test } from '@jest/globals';
import type { SteppedService, Ticker } from '@tiaokuai/service';
import fc from 'fast-check';
import { createClocks } from '../../simulation/year/clocks.ts';

const minute = 60_000;
const step = 5 * minute;
const start = Date.parse('2025-01-01T00:00:00.000Z');

/** A service whose only clock has something to do at given times; what was due is done by ticking. */
const serviceWith = (dueAt: number[]) => {
  const ticked: { at: number; due: number }[] = [];
  let asked = 0;
  const ticker: Ticker = { name: 'watch', every: minute, due: async () => [] };
  const service = {
    name: 'jars',
    clocks: [ticker],
    async isDue(_ticker: Ticker, at: number) {
      asked += 1;
      return dueAt.some((due) => due <= at);
    },
    async tick() {
      const now = time.now;
      for (const due of dueAt.filter((each) => each <= now)) ticked.push({ at: now, due });
      const left = dueAt.filter((each) => each > now);
      dueAt.splice(0, dueAt.length, ...left);
    },
  } as unknown as SteppedService;
  const time = { now: start };
  return { service, ticked, time, asked: () => asked };
};

const runUntil = async (clocks: ReturnType<typeof createClocks>, time: { now: number }, end: number): Promise<void> => {
  while (clocks.next() <= end) {
    time.now = Math.max(time.now, clocks.next());
    await clocks.run(async () => undefined);
  }
};

test('everything that falls due is carried out within a step, never before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 * 24 * 60 }), { maxLength: 20 }), async (minutes) => {
      const { service, ticked, time } = serviceWith(minutes.map((each) => start + each * minute));
      await runUntil(
        createClocks([service], () => time.now),
        time,
        start + 4 * 24 * 60 * minute,
      );
      expect(ticked).toHaveLength(minutes.length);
      for (const { at, due } of ticked) {
        expect(at).toBeGreaterThanOrEqual(due);
        expect(at - due).toBeLessThanOrEqual(step);
      }
    }),
  );
});

test('what comes up later is found when its service has changed', async () => {
  const due: number[] = [];
  const { service, ticked, time } = serviceWith(due);
  const clocks = createClocks([service], () => time.now);
  await runUntil(clocks, time, start + 60 * minute);
  time.now = start + 61 * minute;
  due.push(start + 75 * minute);
  clocks.changed(service);
  await runUntil(clocks, time, start + 120 * minute);
  expect(ticked).toEqual([{ at: start + 75 * minute, due: start + 75 * minute }]);
});

test('a quiet week costs few questions', async () => {
  const { service, time, asked } = serviceWith([]);
  await runUntil(
    createClocks([service], () => time.now),
    time,
    start + 7 * 24 * 60 * minute,
  );
  expect(asked()).toBeLessThan(40);
});
