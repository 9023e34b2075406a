import { expect, test } from '@jest/globals';
import { createSignal } from '../src/index.ts';

test('a ring while nobody waits is kept for the next who does, once', async () => {
  const signal = createSignal();
  signal.ring();
  signal.ring();
  expect(await signal.wait(60_000)).toBe(true);
  expect(await signal.wait(1)).toBe(false);
});

test('each of many who wait is woken: by its own time, by a ring, by the end', async () => {
  const signal = createSignal();
  const long = [signal.wait(60_000), signal.wait(60_000)];
  expect(await Promise.all([signal.wait(5), signal.wait(1), signal.wait(10)])).toEqual([false, false, false]);
  signal.ring();
  expect(await Promise.all(long)).toEqual([true, true]);
  const last = [signal.wait(60_000), signal.wait(60_000)];
  signal.close();
  expect(await Promise.all(last)).toEqual([true, true]);
  expect(await signal.wait(60_000)).toBe(true);
});
