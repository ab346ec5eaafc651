/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  testMatch: ['**/*.test.ts'],
  // What takes longer than a gate may: see CONTRIBUTING.md.
  testPathIgnorePatterns: ['<rootDir>/test/full/', '<rootDir>/test/long/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
  maxWorkers: 2,
  // Jest keeps the modules of every test file that a worker has run: 2.5 GB by the end, and pauses for garbage collection.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 60_000,
};
