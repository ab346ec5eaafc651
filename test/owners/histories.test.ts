import { expect, test } from '@jest/globals';
import { testSeed } from '../support/random.js';
import { ownerHistory } from './support/owner-history.js';

// A hundred are in test/long.
test(`nobody changes or destroys what is another's (seed ${testSeed})`, async () => {
  const { steps, wrongs } = await ownerHistory({ seed: testSeed, steps: 3 });
  expect({ steps, wrongs }).toEqual({ steps, wrongs: [] });
}, 120_000);
