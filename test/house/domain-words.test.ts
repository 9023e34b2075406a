import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { responsibilities } from '@tiaokuai/contracts';

/**
 * `packages` are machinery that another house could be built with: log, bus, folds, services, working time. What happens in a
 * district stands in `contracts` and above. Only `district` itself is a word there: the tenant whose logs and subjects are
 * kept apart from others'.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));

const things = [
  'referral',
  'incident',
  'responsibilit',
  'department',
  'hazard',
  'penalt',
  'estate',
  'officer',
  'grid.?worker',
  'owners?.committee',
  'leading.group',
  'joint.meeting',
];
const services = responsibilities.filter(({ kind }) => kind === 'service').map(({ key }) => `\\b${key}\\b`);
const word = new RegExp([...things, ...services].join('|'), 'i');

test('packages say no word of the domain', () => {
  const said = globSync('packages/*/src/**/*.{ts,sql}', { cwd: root })
    .toSorted()
    .flatMap((file) =>
      readFileSync(`${root}${file}`, 'utf8')
        .split('\n')
        .flatMap((line, at) => (word.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
    );
  expect(said).toEqual([]);
});
