import { expect, test } from '@jest/globals';
import { nextLookMs } from '../../../provider/nbi/operations/pace.js';

test.each([
  ['a young operation', 300, 1, 200],
  ['a quarter of its age later', 8_000, 1, 2_000],
  ['never later than 5 s', 3_600_000, 1, 5_000],
  ['more slowly among many', 300, 400, 400],
  ['never later than 5 s, however many there are', 300, 10_000, 5_000],
])('%s', (_, age, inFlight, expected) => {
  expect(nextLookMs(age, inFlight)).toBe(expected);
});
