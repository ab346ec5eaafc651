import { expect, test } from '@jest/globals';
import { countStateResources } from '../../src/deploy/state-resources.js';

test.each([
  ['{"version":4,"resources":[{},{}]}', 2],
  ['{"version":4}', 0],
  ['{', 0],
  ['', 0],
  [undefined, 0],
])('%j has %d resources', (text, expected) => {
  expect(countStateResources(text)).toBe(expected);
});
