import { expect, test } from '@jest/globals';
import { nextLookMs } from '../../../provider/nbi/operations/pace.js';

test.each([
  ['a young operation', 350, 1, 200],
  ['a quarter of its age later', 8_000, 1, 2_000],
  ['never later than 5 s', 3_600_000, 1, 5_000],
  ['more slowly among many', 350, 400, 400],
  ['never later than 5 s, however many there are', 350, 10_000, 5_000],
])('%s', (_, age, inFlight, expected) => {
  expect(nextLookMs(age, inFlight)).toBe(expected);
});
