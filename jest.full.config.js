import gate from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...gate,
  testPathIgnorePatterns: ['<rootDir>/test/long/'],
  reporters: ['default', '<rootDir>/test/full/support/summary.js'],
};
