import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Runs every check of the project; the last line counts them: `N passed, N failed`. */
const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

const execute = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });

const checks: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', bin('tsc'), ['-p', '.']],
  ['format and lint', bin('biome'), ['check', '.']],
  [
    'dependency rules',
    bin('depcruise'),
    [
      '--config',
      '.dependency-cruiser.mjs',
      'contracts',
      'desk',
      'suggester',
      'packages',
      'services',
      'infra',
      'test',
      'scripts',
    ],
  ],
];

let passed = 0;
let failed = 0;
const count = (ok: boolean) => {
  if (ok) passed += 1;
  else failed += 1;
};

for (const [name, command, args] of checks) {
  const ok = (await execute(command, args)) === 0;
  process.stdout.write(`${ok ? '✓' : '✗'} ${name}\n`);
  count(ok);
}

const report = join(root, '.cache', 'jest.json');
await rm(report, { force: true });
const jest = [
  'node_modules/jest/bin/jest.js',
  '--json',
  `--outputFile=${report}`,
  '--forceExit',
  ...process.argv.slice(2),
];
const code = await execute(process.execPath, jest, {
  NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
});
interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly numPendingTests: number;
}
const result = await readFile(report, 'utf8').then(
  (text) => JSON.parse(text) as JestReport,
  () => undefined,
);
if (result) {
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  if (result.numPendingTests > 0) process.stdout.write(`${result.numPendingTests} skipped: their input is not here\n`);
}
if (code !== 0 && (!result || failed === 0)) failed += 1;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
