import fc from 'fast-check';
import { warningsSince } from './support/warnings.js';
import { targets } from './targets/index.js';

/** What the process that fuzzes tells the one that watches over it. */
export type Told =
  | { readonly kind: 'begin'; readonly target: string; readonly seed: number }
  | { readonly kind: 'end'; readonly inputs: number; readonly failure?: string };

/** So many times the runs of the gate, between two words to the parent. */
const times = 5;

/** Fuzzes one target after the other, for ever. */
export async function fuzz(firstSeed: number, tell: (told: Told) => void): Promise<never> {
  for (let seed = firstSeed; ; seed += 1) {
    for (const { name, runs, property } of targets) {
      tell({ kind: 'begin', target: name, seed });
      const details = await fc.check(property, { seed, numRuns: runs * times });
      const [warning] = await warningsSince();
      const failure = details.failed ? fc.defaultReportMessage(details) : warning;
      tell({ kind: 'end', inputs: details.numRuns, ...(failure && { failure: shortened(failure) }) });
    }
  }
}

/** Its begin says what was found by which input, its end where. */
function shortened(failure: string): string {
  return failure.length <= 3_000 ? failure : `${failure.slice(0, 1_000)}\n...\n${failure.slice(-2_000)}`;
}
