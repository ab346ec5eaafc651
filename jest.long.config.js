import gate from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...gate,
  roots: ['<rootDir>/test/long'],
  testPathIgnorePatterns: [],
  // Two at a time would measure and disturb each other.
  maxWorkers: 1,
  testTimeout: 6 * 3_600_000,
};
