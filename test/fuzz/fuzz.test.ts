import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { warningsSince } from './support/warnings.js';
import { targets } from './targets/index.js';

const seed = Number(process.env['OSMOPS_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe(`whatever is read, it is read or refused (seed ${seed})`, () => {
  test.each(targets)('$name', async ({ property, runs }) => {
    const details = await fc.check(property, { seed, numRuns: runs });
    // The input that failed may be long: it is the seed that counts.
    expect(details.failed ? fc.defaultReportMessage(details).slice(-4_000) : '').toBe('');
    expect(await warningsSince()).toEqual([]);
  });
});
