import { isOsmopsError } from '../../provider/errors/index.js';
import { readConnectionFile } from '../../provider/nbi/read-connection.js';
import type { Report } from './problem-list.js';

/**
 * Checks the connection file with the very code that the provider reads it with. What it says is dropped at once: a
 * deployment names the file, never its password.
 */
export async function checkConnectionFile(path: string, report: Report): Promise<void> {
  try {
    await readConnectionFile(path);
  } catch (error) {
    if (!isOsmopsError(error)) throw error;
    const { line, column } = error.place;
    const at = line === undefined || column === undefined ? undefined : { line, column };
    report('error', error.code, `${error.message}.`, error.remedy, at);
  }
}
