import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

/**
 * Events, rows and inputs reach a service's code with their types: from `aggregate`, `modelOf`, `queryOf`, `reactTo`. Where
 * one is cast, a mistake in the published language would go unseen.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Written before the typed helpers; each leaves this list when it is written over them, and none comes to it. */
const notYet = new Set(['analytics', 'construction', 'police', 'subdistrict']);

const cast = /\bas (?:[A-Z]\w*Event\b|never\b|unknown\b|\{ )|\bdata as [A-Z]/;

const castsBy = Map.groupBy(
  globSync('services/*/src/**/*.ts', { cwd: root })
    .filter((file) => cast.test(readFileSync(`${root}${file}`, 'utf8')))
    .toSorted(),
  (file) => file.split('/')[1]!,
);

test('no service casts what the published language types', () => {
  const casting = [...castsBy].filter(([service]) => !notYet.has(service)).flatMap(([, files]) => files);
  expect(casting).toEqual([]);
});

test('the list of services that still do is no longer than it must be', () => {
  expect([...notYet].filter((service) => !castsBy.has(service))).toEqual([]);
});
