import { cpus } from 'node:os';

export interface Find {
  readonly target: string;
  /** Repeats it: `OSMOPS_TEST_SEED`. */
  readonly seed: number;
  readonly what: string;
}

export interface Fuzzed {
  readonly seed: number;
  readonly seconds: number;
  /** How many inputs each target was given. */
  readonly inputs: ReadonlyMap<string, number>;
  readonly finds: readonly Find[];
}

/** What an hour of fuzzing came to. */
export function report({ seed, seconds, inputs, finds }: Fuzzed): string {
  const rows = [...inputs].map(([target, count]) => {
    const found = finds.filter((find) => find.target === target).length;
    return `| ${target} | ${count} | ${found} |`;
  });
  // One fault is found again and again: each target's first find stands for it.
  const first = finds.filter(
    (find) => finds.findIndex(({ target }) => target === find.target) === finds.indexOf(find),
  );
  const list = first.map(
    ({ target, seed: own, what }) => `## ${target}, seed ${own}\n\n\`\`\`\n${what}\n\`\`\`\n`,
  );
  return `# What fuzzing found

Written by \`npm run long -- fuzzing\`; do not edit. What became of each find: [test/fuzz](../../test/fuzz/README.md).

- ${new Date().toISOString().slice(0, 10)}
- Node ${process.versions.node} on ${cpus().length} cores, which others used as well
- seed ${seed}, ${seconds} s, one process

| what was read | inputs | failures |
|---|---|---|
${rows.join('\n')}

${list.length === 0 ? 'Nothing was found.\n' : list.join('\n')}`;
}
