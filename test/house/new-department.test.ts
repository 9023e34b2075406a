import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { root } from '../../scripts/checks.ts';

/** In a copy of the project that shares what is installed, but for the new packages' own links. */
let copy: string;
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'tiaokuai-copy-'));
  const left = /(^|\/)(\.git|\.cache|\.data|\.pnpm)$/;
  await cp(root, copy, { recursive: true, verbatimSymlinks: true, filter: (from) => !left.test(from) });
  await symlink(join(root, 'node_modules/.pnpm'), join(copy, 'node_modules/.pnpm'));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

const inCopy = async (...args: readonly string[]): Promise<{ readonly ok: boolean; readonly said: string }> => {
  const env = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' };
  return promisify(execFile)(process.execPath, args, { cwd: copy, env }).then(
    ({ stdout, stderr }) => ({ ok: true, said: stdout + stderr }),
    ({ stdout, stderr }: { stdout: string; stderr: string }) => ({ ok: false, said: stdout + stderr }),
  );
};
const newDepartment = (...args: readonly string[]) => inCopy('scripts/new-department.ts', ...args, '--no-install');

test('says what it must know, by name', async () => {
  expect(await newDepartment('Parks')).toMatchObject({ ok: false, said: expect.stringContaining('water-affairs') });
  expect(await newDepartment('fire')).toMatchObject({ ok: false, said: 'services/fire is there already\n' });
  expect(await newDepartment('heritage')).toMatchObject({ ok: false, said: expect.stringContaining('--zh and --en') });
});

test('a new department has types that fit and tests that pass; what an installation adds is missed by its path', async () => {
  const heritage = ['heritage-sites', '--zh', '文物保护', '--en', 'Heritage sites', '--holder', '张店区文物局'];
  for (const given of [['parks'], [...heritage, '--holder-en', 'District Heritage Bureau']]) {
    const [name] = given as [string];
    expect(await newDepartment(...given)).toMatchObject({ ok: true });
    const links = join(copy, 'services', name, 'node_modules');
    await cp(join(root, 'services/fire/node_modules'), links, { recursive: true, verbatimSymlinks: true });
    await symlink(`../../services/${name}`, join(copy, 'node_modules/@tiaokuai', name));
  }
  await writeFile(
    join(copy, 'tsconfig.new.json'),
    JSON.stringify({
      extends: './tsconfig.json',
      include: ['services/parks', 'services/heritage-sites', 'simulation/casework', 'infra/host'],
    }),
  );
  const types = await promisify(execFile)(
    join(root, 'node_modules/.bin/tsc'),
    ['-p', join(copy, 'tsconfig.new.json'), '--checkers', '1'],
    { cwd: copy },
  ).catch((error: { stdout: string }) => error);
  expect(types.stdout).toBe('');

  const jest = ['node_modules/jest/bin/jest.js', '--config', 'jest.pure.config.mjs'];
  const pure = await inCopy(...jest, 'services/parks', 'services/heritage-sites');
  expect(pure.said).toMatch(/Tests: +\d+ passed, \d+ total/);
  expect(await inCopy('scripts/schemas.ts', 'freeze')).toMatchObject({ ok: true });

  const words = await inCopy(...jest, '--testMatch', '<rootDir>/test/house/words.test.ts');
  expect(words).toMatchObject({ ok: true });

  const house = await inCopy(...jest, '--testMatch', '<rootDir>/test/house/departments.test.ts');
  const missing = [...house.said.matchAll(/"(\S+ (?:does not mention|is not there|has no).*)"/g)].map(
    ([, each]) => each,
  );
  expect(missing.toSorted()).toEqual([
    'pnpm-lock.yaml does not mention heritage-sites',
    'pnpm-lock.yaml does not mention parks',
  ]);
});
