import { expect, test } from '@jest/globals';
import { report } from '../../../bench/poller/report.js';

test('gives every run with the median, and how the heap and the files grew', () => {
  const latencies = [1, 3, 2].map(
    (applied) => ({ trigger: 'poll', firstWrite: applied / 2, applied }) as const,
  );
  const use = { rss: 2 ** 26, external: 0, descriptors: 20, seconds: 1 };
  const uses = [
    { ...use, polls: 100, heapUsed: 10 * 2 ** 20, files: 7 },
    { ...use, polls: 1100, heapUsed: 11 * 2 ** 20, files: 8 },
  ];
  const page = report(latencies, uses, { environment: ['a machine'], files: 9, repositories: 50 });
  expect(page).toContain('| poll | 1.00 (0.50, 1.50, 1.00) | 2.00 (1.00, 3.00, 2.00) |');
  expect(page).toContain('| 1100 | 11.0 | 0.0 | 64.0 | 8 | 20 | 1 |');
  expect(page).toContain(
    'From 100 to 1100 polls of each the heap changed by 10.0 %, 1049 bytes a round of polls, and the files by 1.',
  );
});
