import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { responsibilities } from '@tiaokuai/contracts';
import { root } from '../../scripts/checks.ts';

/** Where a service must be mentioned. A newcomer is told by path what is missing; `npm run new-department` writes it all. */
const services = globSync('services/*/src/service.ts', { cwd: root }).map((file) => file.split('/')[1]!);
/** The router addresses referrals; none is addressed to it, and nobody plays it. */
const isRouter = (name: string): boolean => name === 'referral-router';

const places: readonly (readonly [file: string, mentions: (name: string) => RegExp, of?: (name: string) => boolean])[] =
  [
    ['package.json', (name) => new RegExp(`"@tiaokuai/${name}": "workspace:`)],
    ['pnpm-lock.yaml', (name) => new RegExp(`^  services/${name}:$`, 'm')],
    ['infra/host/services.ts', (name) => new RegExp(`from '@tiaokuai/${name}'`)],
    ['contracts/src/index.ts', (name) => new RegExp(`'\\./${name}/index\\.ts'`)],
    ['contracts/src/catalogue/events.ts', (name) => new RegExp(`'\\.\\./${name}/index\\.ts'`)],
    ['contracts/src/catalogue/departments.ts', (name) => new RegExp(`\\b${name}\\b`), (name) => !isRouter(name)],
    ['simulation/casework/index.ts', (name) => new RegExp(`'\\./${name}(/index)?\\.ts'`), (name) => !isRouter(name)],
  ];

const missingOf = (name: string): readonly string[] => [
  ...places
    .filter(
      ([file, mentions, of]) => (of?.(name) ?? true) && !mentions(name).test(readFileSync(join(root, file), 'utf8')),
    )
    .map(([file]) => `${file} does not mention ${name}`),
  ...[`services/${name}/package.json`, `services/${name}/test`, `contracts/src/${name}/queries.ts`]
    .filter((file) => !existsSync(join(root, file)))
    .map((file) => `${file} is not there`),
  ...(isRouter(name) || responsibilities.some(({ key, kind }) => key === name && kind === 'service')
    ? []
    : [`contracts/src/catalogue/responsibilities.ts has no service ${name}`]),
];

test.each(services)('%s stands wherever it must', (name) => expect(missingOf(name)).toEqual([]));

test('every responsibility of the kind `service` has one', () => {
  const without = responsibilities.filter(({ key, kind }) => kind === 'service' && !services.includes(key));
  expect(without.map(({ key }) => `services/${key}`)).toEqual([]);
});
