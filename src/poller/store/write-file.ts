import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { dataUnusable } from './data-unusable.js';
import { partialOf } from './partial.js';

/**
 * Writes a file in one step that survives a power cut: whoever reads it, then or after a crash, has the old content or
 * the new one.
 *
 * @throws OsmopsError `data-unusable`; the old content stands.
 */
export async function writeFileSafely(path: string, content: string | Uint8Array): Promise<void> {
  const partial = partialOf(path);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(partial, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw dataUnusable(path, 'could not be written', cause);
  }
}

/** Without it the new name may be lost in a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
