import type { CaseResult, Results } from '../results.js';
import { stepNames } from '../steps.js';
import { table } from './table.js';
import { kilobytes, seconds, whole } from './units.js';

const numbers = ['N', 'requests', 'writes', 'connections', 'sent', 'received', 'wall', 'until ended'];

/** One table for each number of unmanaged instances: every step of everybody. */
export function costTables({ cases }: Results): string {
  return [...new Set(cases.map(({ unmanaged }) => unmanaged))]
    .map((unmanaged) => {
      const rows = cases.filter((one) => one.unmanaged === unmanaged).toSorted(byCount);
      return `### ${unmanaged} unmanaged instances present\n\n${costTable(rows)}`;
    })
    .join('\n\n');
}

function byCount(a: CaseResult, b: CaseResult): number {
  return a.count - b.count;
}

function costTable(cases: readonly CaseResult[]): string {
  const counts = [...new Set(cases.map(({ count }) => count))];
  const rows = counts.flatMap((count) =>
    stepNames.flatMap((step) =>
      cases
        .filter((one) => one.count === count)
        .flatMap(({ contender, steps }) => {
          const cost = steps.get(step);
          if (cost === undefined) return [];
          return [
            [
              String(count),
              step,
              contender,
              whole(cost.requests),
              whole(cost.writes),
              whole(cost.connections),
              kilobytes(cost.sent),
              kilobytes(cost.received),
              seconds(cost.seconds),
              seconds(cost.secondsToEnd),
            ],
          ];
        }),
    ),
  );
  return table(['N', 'step', 'who', ...numbers.slice(1)], rows, numbers);
}
