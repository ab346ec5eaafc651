import { execa } from 'execa';
import type { Origin } from './origin.js';

/** An entry of a tree: mode, name, id. */
export type RawEntry = readonly [string, string, string];

/** Writes a tree that Git itself would not make; gives its id. */
export async function writeRawTree(origin: Origin, entries: readonly RawEntry[]): Promise<string> {
  const raw = entries.map(([mode, name, id]) =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]),
  );
  const args = ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'];
  return (await execa('git', args, { cwd: origin.path, input: Buffer.concat(raw) })).stdout;
}

/** Commits such a tree on `main`. */
export async function commitTree(origin: Origin, entries: readonly RawEntry[]): Promise<string> {
  const tree = await writeRawTree(origin, entries);
  const commit = await origin.git(['commit-tree', tree, '-m', 'evil']);
  await origin.git(['update-ref', 'HEAD', commit]);
  return commit;
}

/** A tree of a few small objects that lists 10,000,000,000 files. */
export async function bombTree(origin: Origin, blob: string): Promise<RawEntry[]> {
  const names = Array.from({ length: 10 }, (_, index) => `f${index}`);
  let entries: RawEntry[] = names.map((name) => ['100644', name, blob]);
  for (let level = 1; level < 10; level += 1) {
    const tree = await writeRawTree(origin, entries);
    entries = names.map((name) => ['40000', name, tree]);
  }
  return entries;
}
