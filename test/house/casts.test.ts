import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

/**
 * Events, rows and inputs reach a service's code with their types: from `aggregate`, `modelOf`, `queryOf`, `reactTo`. Where
 * one is cast, a mistake in the published language would go unseen.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));

const cast = /\bas (?:[A-Z]\w*Event\b|never\b|unknown\b|\{ )|\bdata as [A-Z]/;

test('no service casts what the published language types', () => {
  const casting = globSync('services/*/src/**/*.ts', { cwd: root })
    .filter((file) => cast.test(readFileSync(`${root}${file}`, 'utf8')))
    .toSorted();
  expect(casting).toEqual([]);
});
