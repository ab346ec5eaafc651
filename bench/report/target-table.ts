import type { Results } from '../results.js';
import { table } from './table.js';
import { type Ours, targets } from './targets.js';

/** Every target with what was measured, of a session and of single commands. */
export function targetTable(results: Results): string {
  const cells = (ours: Ours, judge: (typeof targets)[number]['judge']): readonly [string, string] => {
    const verdict = judge(results, ours);
    return verdict === undefined ? ['not measured', '-'] : [verdict.measured, verdict.met ? 'yes' : '**no**'];
  };
  const rows = targets.map(({ work, against, atLeast, judge }) => [
    work,
    against,
    atLeast,
    ...cells('osmops', judge),
    ...cells('osmops command', judge),
  ]);
  return table(['work', 'against', 'at least', 'osmops', 'met', 'osmops command', 'met'], rows);
}
