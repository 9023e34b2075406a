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
  /** A figure that it prints beside its findings, and how large it may be. */
  readonly budget?: { readonly of: string; readonly figure: RegExp; readonly most: number };
}

const bin = (name: string) => join(root, 'node_modules', '.bin', name);

/** With one checker: several would each work out the helpers' types anew, for three times the work in no less time. */
export const types: Check = {
  name: 'types',
  command: bin('tsc'),
  args: ['-p', '.', '--checkers', '1', '--extendedDiagnostics'],
  // The helpers (`aggregate`, `modelOf`, `queryOf`) cost each service something; one whose types cost ten times that shows here.
  budget: { of: 'instantiations of types', figure: /^Instantiations:\s+(\d+)$/m, most: 18_000_000 },
};
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

/** Runs a check in the terminal of whoever asked. @returns its exit code; 1 where it is over its budget. */
export const execute = ({ command, args, env, budget }: Check): Promise<number> =>
  new Promise((resolve) => {
    const stdio = ['inherit', budget ? 'pipe' : 'inherit', 'inherit'] as const;
    const child = spawn(command, args, { cwd: root, stdio: [...stdio], env: { ...process.env, ...env } });
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('error', () => resolve(1));
    child.once('close', (code) => {
      if (budget && code === 0) return resolve(withinBudget(budget, said));
      report(said);
      resolve(code ?? 1);
    });
  });

/** Findings, without the figures beside them. */
const report = (said: string): void =>
  void process.stdout.write(said.replaceAll(/^[A-Z][A-Za-z ]+:\s+[\d.]+[Ks]?\n/gm, ''));

const withinBudget = ({ of, figure, most }: NonNullable<Check['budget']>, said: string): number => {
  const used = Number(figure.exec(said)?.[1]);
  process.stdout.write(`${used} of at most ${most} ${of}\n`);
  return used <= most ? 0 : 1;
};
