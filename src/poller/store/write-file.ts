import { writeSafely } from '../../../base/files/write-safely.js';
import { dataUnusable } from './data-unusable.js';

/** Writes a file as {@link writeSafely} does. @throws OsmopsError `data-unusable`; the old content stands. */
export async function writeFileSafely(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeSafely(path, content);
  } catch (cause) {
    throw dataUnusable(path, 'could not be written', cause);
  }
}
