import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../place.js';
import { onMirror } from './mirror.js';

/** Every fetch makes a pack; with so many of them they are made one, and what no ref leads to goes. */
const maxPacks = 8;

/** Keeps the mirror small over many fetches. Also takes away what a fetch that was cut off has left. */
export async function cleanUp(place: Place, signal: AbortSignal): Promise<void> {
  const folder = join(place.mirror, 'objects', 'pack');
  const files = await readdir(folder);
  const unfinished = files.filter((name) => /^(?:tmp_|\.tmp-)/.test(name));
  for (const name of unfinished) await rm(join(folder, name), { force: true });
  const packs = files.filter((name) => name.endsWith('.pack'));
  if (packs.length < maxPacks) return;
  await onMirror(place, ['repack', '-a', '-d', '-q'], signal);
  await onMirror(place, ['prune', '--expire=now'], signal);
}
