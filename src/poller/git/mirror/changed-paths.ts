import type { Place } from '../place.js';
import { readMirror } from '../run/plumbing.js';
import type { ChangedPaths } from '../source.js';

/** Bytes of a list of files: more cannot be checked out either. */
const maxListBytes = 32 * 1024 * 1024;

/**
 * Paths that differ between two commits of the mirror. Two lists are compared: `git diff-tree` gathers all differences in
 * memory before it prints one, which a few trees that contain each other make endless.
 */
export async function changedBetween(
  place: Place,
  before: string,
  after: string,
  signal: AbortSignal,
): Promise<ChangedPaths> {
  const old = await listOf(place, before, signal);
  const now = old && (await listOf(place, after, signal));
  if (old === undefined || now === undefined) return 'unknown';
  const paths = new Set([...old.keys(), ...now.keys()]);
  return [...paths].filter((path) => old.get(path) !== now.get(path)).sort();
}

/** The files of a commit: mode and id by path; undefined if there are too many. */
async function listOf(
  place: Place,
  commit: string,
  signal: AbortSignal,
): Promise<Map<string, string> | undefined> {
  const args = ['ls-tree', '-r', '-z', '--full-tree', commit];
  const output = await readMirror(place, args, { signal, maxBytes: maxListBytes });
  if (output === undefined) return undefined;
  const lines = Buffer.from(output).toString().split('\0').slice(0, -1);
  return new Map(
    lines.map((line) => {
      const tab = line.indexOf('\t');
      return [line.slice(tab + 1), line.slice(0, tab)];
    }),
  );
}
