import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { departmentOn, route } from '../src/index.ts';

test('the example of the README runs', () => {
  // region example
  const parked = {
    category: 'illegal-parking',
    urgency: 'normal',
    answers: { 'road-open-to-public-traffic': false },
    at: '2018-06-15T09:00:00+08:00',
  } as const;
  const { lead, assist, explanation } = route(parked);
  expect([lead, ...assist]).toEqual(['subdistrict', 'traffic']);
  expect(explanation.rule).toBe('parking/road-not-public');
  expect(explanation.legalBasis[0]).toEqual({ law: '道路交通安全法', article: '第一百一十九条(一)' });
  expect(explanation.tried.map(({ rule }) => rule)).toEqual([
    'parking/on-fire-lane', // would win, but nobody said that it blocks a fire lane
    'parking/road-not-public',
    'illegal-parking', // holds, but is less specific
  ]);

  // One responsibility, two departments: the reform of 2019 lies between.
  expect(departmentOn('pricing', '2018-06-15')?.names.zh).toBe('张店区物价局');
  expect(departmentOn('pricing', '2020-06-15')?.names.zh).toBe('张店区市场监督管理局');
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
