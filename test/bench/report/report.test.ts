import { expect, test } from '@jest/globals';
import { chart } from '../../../bench/report/chart.js';
import { report } from '../../../bench/report/report.js';
import { resultsOf } from '../../../bench/results.js';
import { caseOf, cost } from '../support/results.js';

const results = resultsOf([
  caseOf('osmops', 0, 10, [
    [
      'create all',
      cost({
        requests: 15,
        received: 20_000,
        seconds: 0.5,
        secondsToEnd: 0.5,
        calls: [{ call: 'POST admin/v1/tokens', count: 1, sent: 200, received: 900 }],
      }),
    ],
    ['change all', cost({ requests: 12, received: 60_000, seconds: 0.5, secondsToEnd: 0.5 })],
  ]),
  caseOf('OSM Ops', 0, 10, [
    ['create all', cost({ requests: 14, sent: 6600, received: 8098, seconds: 0.1, secondsToEnd: 0.4 })],
    ['change all', cost({ requests: 12, received: 52_000, seconds: 0.1, secondsToEnd: 0.4 })],
  ]),
]);

test('the report has every step of everybody, the requests of osmops, and the peers beside the real ones', () => {
  const facts = {
    extent: 'full',
    environment: ['a machine'],
    seconds: 90,
    left: 0,
    chart: 'results.svg',
  } as const;
  const text = report(results, facts);
  expect(text).toContain('in 1.5 minutes; do not edit.\n');
  expect(text).toContain('- a machine');
  expect(text).toContain('| 10 | create all | osmops | 15 | 0 | 0 | 0 KB | 20 KB | 0.50 s | 0.50 s |');
  expect(text).toContain('| create all | `POST admin/v1/tokens` | 1 | 200 | 900 |');
  expect(text).toContain('| 14 (14) | 6.6 KB (6.6 KB, +0.0 %) | 10.1 KB (10.1 KB, +0.0 %) |');
});

test('the report of a run that was ended early says how much is missing', () => {
  const facts = { extent: 'quick', environment: [], seconds: 90, left: 2, chart: 'results.svg' } as const;
  expect(report(results, facts)).toContain('2 cases are missing');
});

test('the chart has a bar for each of those that were measured, the longest for the most', () => {
  const svg = chart(results);
  const lengths = [...svg.matchAll(/width="([\d.]+)" height="18"/g)].map(([, length]) => Number(length));
  expect(lengths).toHaveLength(4);
  expect(lengths[0]).toBeGreaterThan(lengths[1] ?? 0);
  expect(svg).toContain('>80 KB<');
  expect(svg).toContain('>60.1 KB<');
});
