import { writeFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { type OwnerHistoryResult, ownerHistory } from '../owners/support/owner-history.js';
import { testSeed } from '../support/random.js';

const histories = Number(process.env['OSMOPS_HISTORIES'] ?? 100);
const steps = 6;

test(`in ${histories} histories nobody changes or destroys what is another's (seed ${testSeed})`, async () => {
  const results: (OwnerHistoryResult & { readonly seed: number })[] = [];
  for (let count = 0; count < histories; count += 1) {
    const seed = (testSeed + count) % 2 ** 32;
    const result = await ownerHistory({ seed, steps });
    results.push({ seed, ...result });
    process.stdout.write(`${count + 1} (seed ${seed}): ${result.wrongs.length} wrongs\n`);
    await writeFile('bench/results/owners.md', report(results));
  }
  expect(results.filter(({ wrongs }) => wrongs.length > 0)).toEqual([]);
});

function report(results: readonly (OwnerHistoryResult & { readonly seed: number })[]): string {
  const done = results.flatMap((result) => result.steps);
  const count = (pattern: RegExp) => done.filter((step) => pattern.test(step)).length;
  const wrong = results.filter(({ wrongs }) => wrongs.length > 0);
  return `# Histories of several owners

Written by \`npm run long -- owners\`; do not edit. Two pollers and a command, which know nothing of each other, on one simulated OSM, with overlapping
names. Nobody may change or destroy an instance that it neither created nor was allowed to take over, nor destroy one that another changed last.

- ${new Date().toISOString().slice(0, 10)}, seed ${testSeed}
- ${results.length} histories, ${done.length} steps: ${count(/ adds /)} additions, ${count(/ removes /)} removals, ${count(/ renames /)} renames, ${count(/ changes /)} changes; ${count(/is killed/)} runs were killed, ${count(/may take over/)} adoptions approved, ${count(/waiting-for-approval/)} plans waited
- ${wrong.length} with something wrong

${wrong.map(({ seed, steps: all, wrongs }) => `## Seed ${seed}\n\n${[...all, ...wrongs].map((line) => `- ${line}`).join('\n')}\n`).join('\n')}`;
}
