import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import all from './jest.config.mjs';

/** The tests that need no server: deciders, contracts, words, arithmetic. What starts one says so in its imports. */
const startsServers =
  /TIAOKUAI_TEST_NATS|from '[^']*(support\/(test-bed|district|servers|host-process|kurrent)|\.\/bench|kurrent-)[^']*'/;

const root = fileURLToPath(new URL('.', import.meta.url));
const isPure = (file) => !startsServers.test(readFileSync(`${root}${file}`, 'utf8'));
const testsIn = (folder) =>
  readdirSync(`${root}${folder}`, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return testsIn(path);
      return path.endsWith('.test.ts') && isPure(path) ? [path] : [];
    });

const { globalSetup: _starts, globalTeardown: _ends, ...rest } = all;
export default {
  ...rest,
  testMatch: ['contracts', 'department', 'suggester', 'packages', 'services', 'cli']
    .flatMap(testsIn)
    .map((path) => `<rootDir>/${path}`),
};
