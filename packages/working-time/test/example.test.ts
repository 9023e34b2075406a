import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { dueAt, usedAt } from '../src/index.ts';

test('the example of the README runs', () => {
  // region example
  const limit = { unit: 'working-days', amount: 15 } as const;
  // Received on the Friday before National Day week of 2018; Saturday and Sunday were worked (调休).
  const start = '2018-09-28T10:00:00+08:00';
  const { due, amber, beyondCalendar } = dueAt({ start, limit });
  expect(due).toBe('2018-10-24T09:30:00.000Z'); // 17:30 in Beijing: the office closes
  expect(amber).toBe('2018-10-19T08:18:00.000Z'); // 80 % of the office time
  expect(beyondCalendar).toBe(false);

  const [from, to] = ['2018-10-08T09:00:00+08:00', '2018-10-10T09:00:00+08:00'];
  const paused = { start, limit, pauses: [{ from, to }] };
  expect(dueAt(paused).due).toBe('2018-10-26T09:30:00.000Z');
  expect(usedAt({ ...paused, at: to })).toBe(usedAt({ ...paused, at: from }));

  // The holidays of 2027 are not published yet: the answer counts weekdays, and says so.
  expect(dueAt({ start: '2026-12-30T10:00:00+08:00', limit }).beyondCalendar).toBe(true);
  // endregion
});

test('the README shows that example and no other', async () => {
  const [own, readme] = await Promise.all(
    ['example.test.ts', '../README.md'].map((file) => readFile(new URL(file, import.meta.url), 'utf8')),
  );
  const region = /\/\/ region example\n([\s\S]*?) {2}\/\/ endregion/.exec(own ?? '')?.[1] ?? 'no region';
  const shown = /```ts\n([\s\S]*?)```/.exec(readme ?? '')?.[1] ?? 'no example';
  expect(shown.trim()).toBe(region.replaceAll(/^ {2}/gm, '').trim());
});
