import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../place.js';
import { onMirror } from './mirror.js';

/** Every fetch makes a pack; with so many of them they are made one, and what no ref leads to goes. */
const maxPacks = 8;

/** Keeps the mirror small over many fetches. Also takes away what a fetch that was cut off has left. */
export async function cleanUp(place: Place, signal: AbortSignal): Promise<void> {
  const files = await readdir(join(place.mirror, 'objects', 'pack'));
  const packs = files.filter((name) => name.endsWith('.pack'));
  if (packs.length < maxPacks && !files.some((name) => name.startsWith('tmp_'))) return;
  await onMirror(place, ['repack', '-a', '-d', '-q'], signal);
  await onMirror(place, ['prune', '--expire=now'], signal);
}
