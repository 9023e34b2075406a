import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dependencyRules, execute, jest, lint, root, types } from './checks.ts';

/** Runs every check of the project; the last line counts them: `N passed, N failed`. */

let passed = 0;
let failed = 0;
const count = (ok: boolean) => {
  if (ok) passed += 1;
  else failed += 1;
};

for (const check of [types, lint, dependencyRules]) {
  const ok = (await execute(check)) === 0;
  process.stdout.write(`${ok ? '✓' : '✗'} ${check.name}\n`);
  count(ok);
}

const report = join(root, '.cache', 'jest.json');
await rm(report, { force: true });
const code = await execute(jest(['--json', `--outputFile=${report}`, ...process.argv.slice(2)]));
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
