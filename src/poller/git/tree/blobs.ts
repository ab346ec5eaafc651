import { execa } from 'execa';
import type { Place } from '../place.js';
import { MirrorDamaged, mirrorOptions } from '../run/plumbing.js';
import { ByteReader } from './byte-reader.js';
import type { TreeEntry } from './list.js';

/**
 * Reads the content of entries, one after the other, exactly as it is stored: without filters, line ends, or attributes
 * such as `export-subst`, which `git archive` and `git checkout` would obey. `take` reads each content to its end.
 */
export async function readBlobs(
  place: Place,
  entries: readonly TreeEntry[],
  signal: AbortSignal,
  take: (entry: TreeEntry, content: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const git = execa('git', [`--git-dir=${place.mirror}`, 'cat-file', '--batch'], {
    ...mirrorOptions(place, stop.signal),
    input: entries.map(({ id }) => `${id}\n`).join(''),
    buffer: { stdout: false, stderr: true },
    reject: false,
  });
  const reader = new ByteReader(git.stdout);
  try {
    for (const entry of entries) {
      signal.throwIfAborted();
      const header = await reader.line();
      if (header !== `${entry.id} blob ${entry.bytes}`) throw new MirrorDamaged(`git cat-file: ${header}`);
      await take(entry, reader.bytes(entry.bytes));
      await reader.line();
    }
  } finally {
    // Not by `kill`: of a process that did not start execa would send the signal to our own process group.
    stop.abort();
    // What nobody will read any more would keep execa waiting, also for a process that has ended.
    git.stdout.destroy();
    await git;
  }
}
