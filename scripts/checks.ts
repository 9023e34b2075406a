import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What this project is checked with, each by the name under which `npm run` knows it. */

export const root = fileURLToPath(new URL('..', import.meta.url));

export interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

const bin = (name: string) => join(root, 'node_modules', '.bin', name);

/** With one checker: several would each work out the helpers' types anew, for three times the work in no less time. */
export const types: Check = { name: 'types', command: bin('tsc'), args: ['-p', '.', '--checkers', '1'] };
export const lint: Check = { name: 'format and lint', command: bin('biome'), args: ['check', '.'] };
export const fix: Check = { name: 'format and lint, mended', command: bin('biome'), args: ['check', '--write', '.'] };
export const dependencyRules: Check = {
  name: 'dependency rules',
  command: bin('depcruise'),
  args: [
    ...['--config', '.dependency-cruiser.mjs'],
    ...[
      'contracts',
      'department',
      'suggester',
      'packages',
      'services',
      'cli',
      'simulation',
      'infra',
      'test',
      'scripts',
    ],
  ],
};

/** @param args As for Jest: paths, `-t` … */
export const jest = (args: readonly string[]): Check => ({
  name: 'tests',
  command: process.execPath,
  args: ['node_modules/jest/bin/jest.js', '--forceExit', ...args],
  env: { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
});

/** Runs a check in the terminal of whoever asked. @returns its exit code. */
export const execute = ({ command, args, env }: Check): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
