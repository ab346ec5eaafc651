import { expect, test } from '@jest/globals';
import { targetTable } from '../../../bench/report/target-table.js';
import { targets } from '../../../bench/report/targets.js';
import { resultsOf } from '../../../bench/results.js';
import { caseOf, cost } from '../support/results.js';

const life = (given: Parameters<typeof cost>[0]) =>
  [
    ['create all', cost(given)],
    ['change all', cost(given)],
  ] as const;

function verdictOf(work: string, against: string, cases: Parameters<typeof resultsOf>[0]) {
  const target = targets.find((one) => one.work === work && one.against === against);
  return target?.judge(resultsOf(cases), 'osmops');
}

test('a share is what was saved of what the peer costs, over all steps of the work', () => {
  const work = '10 creates + 10 upgrades, empty OSM';
  const osm = caseOf('osm', 0, 10, life({ received: 1000 }));
  const judge = (received: number) =>
    verdictOf(work, '`osm`, bytes received', [osm, caseOf('osmops', 0, 10, life({ received }))]);
  expect(judge(50)).toEqual({ measured: '95.0 % fewer (100 against 2,000)', met: true });
  expect(judge(51)).toMatchObject({ met: false });
  expect(judge(1500)).toEqual({ measured: '50.0 % more (3,000 against 2,000)', met: false });
});

test('every answer brings a cookie of OSM', () => {
  const work = '10 creates + 10 upgrades, empty OSM';
  const cases = [
    caseOf('OSM Ops', 0, 10, life({ received: 1000, requests: 10 })),
    caseOf('osmops', 0, 10, life({ received: 1000, requests: 20 })),
  ];
  expect(verdictOf(work, 'OSM Ops, bytes received', cases)?.measured).toBe(
    '58.8 % more (7,720 against 4,860)',
  );
});

test('a wall time is that until the last operation has ended', () => {
  const work = 'the same, until the last operation has ended';
  const ops = caseOf('OSM Ops', 50, 10, life({ seconds: 0.1, secondsToEnd: 0.5 }));
  const ours = caseOf('osmops', 50, 10, life({ seconds: 1, secondsToEnd: 1 }));
  expect(verdictOf(work, 'OSM Ops, wall time', [ops, ours])).toEqual({
    measured: '2.00 times (2.00 s against 1.00 s)',
    met: true,
  });
});

test("a thousand creates are held against Terraform's floor, the writes and one operation together", () => {
  const floor = caseOf('terraform_data', 0, 1000, [['create all', cost({ seconds: 9.785 })]]);
  const ours = caseOf('osmops', 0, 1000, [['create all', cost({ secondsToEnd: 24.7 })]]);
  const [target] = targets.filter(({ work }) => work === 'apply of 1,000 creates');
  expect(target?.judge(resultsOf([floor, ours]), 'osmops')).toEqual({
    measured: '1.30 times (24.70 s against 19.00 s)',
    met: true,
  });
});

test('a plan of many may ask as often again as the length of a URL makes it', () => {
  const plan = (count: number, requests: number) =>
    caseOf('osmops', 0, count, [['plan again', cost({ requests })]]);
  const judge = (requests: number) =>
    verdictOf('requests of a plan without changes', 'N = 10 against N = 1,000', [
      plan(10, 2),
      plan(1000, requests),
    ]);
  expect(judge(10)).toMatchObject({ measured: '2 against 10; the length of a URL makes that 10', met: true });
  expect(judge(11)).toMatchObject({ met: false });
});

test('what was not measured is neither met nor missed', () => {
  const text = targetTable(resultsOf([]));
  expect(text.split('\n')).toHaveLength(2 + targets.length);
  expect(text).toContain('| not measured | - |');
  expect(text).not.toContain('yes');
});
