import { expect, test } from '@jest/globals';
import { testSeed } from '../support/random.js';
import { killHistories } from './support/kill-histories.js';

// Fifty rounds are in test/long.
test(`after kills between commits OSM has what the state has, name by name (seed ${testSeed})`, async () => {
  const rounds = await killHistories({ seed: testSeed, rounds: 2, instances: 20, operationSeconds: 0.3 });
  for (const { round, kills, forgotten, imagined } of rounds) {
    expect({ round, kills, forgotten, imagined }).toEqual({ round, kills, forgotten: [], imagined: [] });
  }
}, 300_000);
