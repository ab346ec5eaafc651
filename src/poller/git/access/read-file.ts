import { readFile, stat } from 'node:fs/promises';
import { errorCode, isOsmopsError, OsmopsError } from '../../../../provider/errors/index.js';

/** No key, password or list of them is larger. */
const maxFileBytes = 1024 * 1024;

/** Reads a file that the configuration names; `what` says what it is. Throws `git-file-unreadable`, which quotes nothing of it. */
export async function readAccessFile(file: string, what: string): Promise<Buffer> {
  try {
    const found = await stat(file);
    if (!found.isFile() || found.size > maxFileBytes) {
      throw unusable(what, file, `is no regular file of at most ${maxFileBytes} bytes`);
    }
    const content = await readFile(file);
    if (content.length > 0) return content;
  } catch (error) {
    if (isOsmopsError(error)) throw error;
    throw unusable(what, file, `cannot be read (${errorCode(error)})`);
  }
  throw unusable(what, file, 'is empty');
}

/** The one line of a file with a token or a password, without its line break. */
export async function readSecretLine(file: string, what: string): Promise<string> {
  const line = (await readAccessFile(file, what)).toString().replace(/\r?\n$/, '');
  // Git's exchange with its helper has one line a value.
  if (line === '' || /[\r\n\0]/.test(line)) throw unusable(what, file, 'is not one line of text');
  return line;
}

export function unusable(what: string, file: string, why: string): OsmopsError {
  return new OsmopsError({
    code: 'git-file-unreadable',
    message: `${what} ${file} ${why}.`,
    remedy:
      'Check the path and its permissions where the poller runs; the file is read anew at the next try.',
    place: { file },
  });
}
