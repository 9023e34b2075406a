import { setTimeout as delay } from 'node:timers/promises';

/** Waits until `condition` gives something truthy, and answers it; fails after `timeout` ms, saying what was awaited. */
export const until = async <T>(
  what: string,
  condition: () => T | Promise<T>,
  { timeout = 120_000 } = {},
): Promise<NonNullable<Awaited<T>>> => {
  const end = performance.now() + timeout;
  for (;;) {
    const value = await condition();
    if (value) return value as NonNullable<Awaited<T>>;
    if (performance.now() > end) throw new Error(`waited ${timeout} ms in vain for: ${what}`);
    await delay(10);
  }
};
