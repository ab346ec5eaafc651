import { type Refusal, readRegularFile } from '../../../../base/files/read-regular-file.js';
import { maxSecretBytes } from '../../../../base/files/read-secret.js';
import { OsmopsError } from '../../../../provider/errors/index.js';

/** Reads a file that the configuration names; `what` says what it is. Throws `git-file-unreadable`, which quotes nothing of it. */
export async function readAccessFile(file: string, what: string): Promise<Uint8Array> {
  const reading = await readRegularFile(file, { maxBytes: maxSecretBytes, followsLinks: true });
  if (reading.refused !== undefined) throw unusable(what, file, whyRefused(reading));
  if (reading.content.length === 0) throw unusable(what, file, 'is empty');
  return reading.content;
}

function whyRefused({ refused, code }: { readonly refused: Refusal; readonly code: string }): string {
  if (refused === 'not-a-file' || refused === 'too-large') {
    return `is no regular file of at most ${maxSecretBytes} bytes`;
  }
  return `cannot be read (${code})`;
}

/** The one line of a file with a token or a password, without its line break. */
export async function readSecretLine(file: string, what: string): Promise<string> {
  const line = Buffer.from(await readAccessFile(file, what))
    .toString()
    .replace(/\r?\n$/, '');
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
