import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { partialOf } from './partial.js';

/**
 * Writes a file in one step that survives a power cut: whoever reads it, then or after a crash, has the old content or
 * the new one. The folder is made if it is missing. Only this user can read what is made.
 *
 * @throws what the file system throws; the old content stands.
 */
export async function writeSafely(path: string, content: string | Uint8Array): Promise<void> {
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
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Without it a new name, or the end of one, may be lost in a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
