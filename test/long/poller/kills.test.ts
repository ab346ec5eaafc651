import { appendFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { killHistories } from '../../poller/support/kill-histories.js';
import { testSeed } from '../../support/random.js';

/** Takes what is done, a line a step, if it is given. */
const log = process.env['OSMOPS_TEST_LOG'];

test(`fifty rounds of kills between commits forget nothing (seed ${testSeed})`, async () => {
  const rounds = await killHistories({
    ...{ seed: testSeed, rounds: 50, instances: 20, operationSeconds: 2 },
    onStep: (step) => (log === undefined ? undefined : void appendFile(log, `${step}\n`)),
  });
  for (const { round, kills, forgotten, imagined } of rounds) {
    expect({ round, kills, forgotten, imagined }).toEqual({ round, kills, forgotten: [], imagined: [] });
  }
}, 10_800_000);
