/** One Postgres and one nats-server serve all suites; each suite makes its own database and district. */
export default {
  testMatch: ['<rootDir>/{contracts,department,suggester,packages/*,services/*,cli,test/*}/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.cache', '<rootDir>/.data'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // A machine may be several times slower than yesterday; a test that hangs is found all the same.
  testTimeout: 240_000,
  maxWorkers: 2,
  // Modules of suites that are over stay in a worker's memory; a new worker takes its place before they are a gigabyte.
  workerIdleMemoryLimit: '700MB',
};
