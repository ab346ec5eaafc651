import type { Results } from '../results.js';
import { table } from './table.js';
import { whole } from './units.js';

const count = 10;

/** What a session of osmops asks of OSM in each step, by kind of request. */
export function callsTables({ cases }: Results): string {
  return cases
    .filter((one) => one.contender === 'osmops' && one.count === count)
    .map(({ unmanaged, steps }) => {
      const rows = [...steps].flatMap(([step, { calls }]) =>
        calls.map(({ call, count: times, sent, received }) => [
          step,
          `\`${call}\``,
          whole(times),
          whole(sent),
          whole(received),
        ]),
      );
      const numbers = ['times', 'bytes sent', 'bytes received'];
      return `### ${unmanaged} unmanaged instances present\n\n${table(['step', 'request', ...numbers], rows, numbers)}`;
    })
    .join('\n\n');
}
