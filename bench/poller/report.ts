import { table } from '../report/table.js';
import type { Latency, Trigger } from './latency.js';
import type { MemoryUse } from './memory.js';

export interface Facts {
  /** The machine and the versions, a line each. */
  readonly environment: readonly string[];
  readonly files: number;
  readonly repositories: number;
}

/** The results as a page. */
export function report(
  latencies: readonly Latency[],
  uses: readonly MemoryUse[],
  { environment, files, repositories }: Facts,
): string {
  return `# What the poller costs, measured

Written by \`npm run bench:poller\`; do not edit.

${environment.map((line) => `- ${line}`).join('\n')}

## From a commit to OSM

\`osmops watch\` as a process, with a repository of ${files} NsInstance files, all applied; one of them is changed and committed.
The remote is \`file://\`. The webhook is posted when the commit is made, to a poller that looks by itself once an hour; the poll
is one with \`interval: 1s\`. The simulator answers as slowly as OSM was measured to; the upgrade itself takes 0.3 s. Seconds from
the end of \`git commit\`, each run, and their median.

${latencyTable(latencies)}

## Memory

A poller of ${repositories} repositories whose remotes do not change, measured after so many polls of each, its garbage collected.
Git is the real one, over \`file://\`; the clock is made up and runs fast, so that the shortest interval of 1 s takes no second; in
Terraform's place is one that has nothing to do. Files are those in the data folder.

${memoryTable(uses)}

${growth(uses)}
`;
}

function latencyTable(latencies: readonly Latency[]): string {
  const of = (trigger: Trigger, value: (latency: Latency) => number) => {
    const numbers = latencies.filter((latency) => latency.trigger === trigger).map(value);
    return `${median(numbers).toFixed(2)} (${numbers.map((number) => number.toFixed(2)).join(', ')})`;
  };
  return table(
    ['told by', 'first request that changes something', 'applied'],
    (['webhook', 'poll'] as const).map((trigger) => [
      trigger,
      of(trigger, ({ firstWrite }) => firstWrite),
      of(trigger, ({ applied }) => applied),
    ]),
  );
}

function memoryTable(uses: readonly MemoryUse[]): string {
  return table(
    ['polls of each', 'heap used, MiB', 'external, MiB', 'RSS, MiB', 'files', 'descriptors', 'seconds'],
    uses.map(({ polls, heapUsed, external, rss, files, descriptors, seconds }) => [
      String(polls),
      ...[heapUsed, external, rss].map((bytes) => (bytes / 2 ** 20).toFixed(1)),
      ...[files, descriptors, Math.round(seconds)].map(String),
    ]),
  );
}

function growth(uses: readonly MemoryUse[]): string {
  const [first, last] = [uses[0], uses.at(-1)];
  if (first === undefined || last === undefined) return 'Nothing was measured.';
  const grown = (last.heapUsed / first.heapUsed - 1) * 100;
  const files = last.files - first.files;
  const bytes = (last.heapUsed - first.heapUsed) / Math.max(1, last.polls - first.polls);
  return `From ${first.polls} to ${last.polls} polls of each the heap changed by ${grown.toFixed(1)} %, ${bytes.toFixed(0)} bytes a round of polls, and the files by ${files}.`;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
