import type { ContenderName } from '../plan.js';
import type { Results } from '../results.js';
import type { StepName } from '../steps.js';
import { receivedWithCookies } from './cookie.js';
import { table } from './table.js';
import { kilobytes, percent, seconds } from './units.js';

/** What a real peer was measured to cost, against the real OSM. Bytes; seconds with the start of Python taken out. */
interface Reference {
  readonly contender: ContenderName;
  readonly unmanaged: number;
  readonly count: number;
  readonly steps: readonly StepName[];
  readonly requests: number;
  readonly sent: number;
  readonly received: number;
  readonly seconds: number;
}

const later: StepName = 'commit without changes';

const references: readonly Reference[] = [
  { ...ofOsm(0), requests: 90, sent: 39_900, received: 1_040_000, seconds: 30.7 - 20 * 0.47 },
  { ...ofOsm(50), requests: 90, sent: 39_900, received: 5_710_000, seconds: 30.4 - 20 * 0.47 },
  { ...ofOsmOps(0, 10, 'create all'), requests: 14, sent: 6_600, received: 10_100, seconds: 0.11 },
  { ...ofOsmOps(0, 100, 'create all'), requests: 104, sent: 58_000, received: 54_400, seconds: 1.5 },
  { ...ofOsmOps(0, 10, later), requests: 12, sent: 4_600, received: 53_000, seconds: 0.04 },
  { ...ofOsmOps(0, 100, later), requests: 102, sent: 41_600, received: 520_000, seconds: 0.72 },
  { ...ofOsmOps(50, 10, 'create all'), requests: 14, sent: 6_600, received: 244_000, seconds: 0.14 },
  { ...ofOsmOps(50, 10, later), requests: 12, sent: 4_600, received: 287_000, seconds: 0.07 },
];

/** How far bytes may be from those of the real peers. */
export const tolerance = 0.03;

/** The scripted peers beside the real ones, as a Markdown table. Bytes received are with the cookie there. */
export function referenceTable(results: Results): string {
  const rows = references.flatMap((reference) => {
    const measured = results.sum(reference, ...reference.steps);
    if (measured === undefined) return [];
    const { contender, count, unmanaged, steps, requests, sent, received } = reference;
    const withCookies = receivedWithCookies(measured);
    return [
      [
        contender,
        `${steps.join(', ')}; ${count} instances, ${unmanaged} unmanaged`,
        `${measured.requests} (${requests})`,
        `${kilobytes(measured.sent)} (${kilobytes(sent)}, ${deviation(measured.sent, sent)})`,
        `${kilobytes(withCookies)} (${kilobytes(received)}, ${deviation(withCookies, received)})`,
        `${seconds(measured.seconds)} (${seconds(reference.seconds)})`,
      ],
    ];
  });
  return table(['peer', 'work', 'requests', 'sent', 'received', 'wall'], rows);
}

function deviation(here: number, there: number): string {
  return `${here >= there ? '+' : '-'}${percent(Math.abs(here / there - 1))}`;
}

function ofOsm(unmanaged: number) {
  const steps: readonly StepName[] = ['create all', 'change all'];
  return { contender: 'osm', unmanaged, count: 10, steps } as const;
}

function ofOsmOps(unmanaged: number, count: number, step: StepName) {
  return { contender: 'OSM Ops', unmanaged, count, steps: [step] } as const;
}
