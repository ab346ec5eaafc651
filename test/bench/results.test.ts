import { expect, test } from '@jest/globals';
import { resultsOf } from '../../bench/results.js';
import { caseOf, cost } from './support/results.js';

const where = { contender: 'osmops', unmanaged: 0, count: 1 } as const;

test('adds the steps of one case up, and says nothing of what was not measured', () => {
  const steps = [
    ['create all', cost({ requests: 2, sent: 5 })],
    ['change one', cost({ requests: 3, sent: 6 })],
  ] as const;
  const results = resultsOf([caseOf('osmops', 0, 1, steps), caseOf('osmops', 50, 1, [])]);
  expect(results.sum(where, 'create all', 'change one')).toMatchObject({ requests: 5, sent: 11, writes: 0 });
  expect(results.sum(where, 'create all', 'plan again')).toBeUndefined();
  expect(results.sum({ ...where, count: 2 }, 'create all')).toBeUndefined();
});
