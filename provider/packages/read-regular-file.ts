import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { errorCode } from '../errors/index.js';

/** Why a path was not read as a regular file. */
export type Refusal = 'missing' | 'link' | 'not-a-file' | 'too-large' | 'unreadable';

export type FileReading =
  | { readonly content: Uint8Array; readonly executable: boolean; readonly refused?: never }
  | { readonly refused: Refusal };

/**
 * Reads a file that has to be a regular one. Nothing on the way blocks (a FIFO would) and what was checked is what
 * is read, even if the path is replaced meanwhile. A link is refused, and so is a file of more than `maxBytes`, unread.
 */
export async function readRegularFile(path: string, maxBytes: number): Promise<FileReading> {
  let file: FileHandle;
  try {
    // Windows has neither O_NOFOLLOW nor O_NONBLOCK: there they are undefined, which counts as 0.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  } catch (error) {
    return { refused: refusalOf(error) };
  }
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return { refused: 'not-a-file' };
    if (stat.size > maxBytes) return { refused: 'too-large' };
    const content = await file.readFile();
    return { content, executable: (stat.mode & 0o111) !== 0 };
  } catch {
    return { refused: 'unreadable' };
  } finally {
    await file.close();
  }
}

function refusalOf(error: unknown): Refusal {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  if (code === 'ELOOP') return 'link';
  // Opening a socket fails with ENXIO.
  return code === 'ENXIO' ? 'not-a-file' : 'unreadable';
}

/** A refusal as the end of a sentence about the file. */
export function describeRefusal(refusal: Refusal): string {
  return refusalTexts[refusal];
}

const refusalTexts = {
  missing: 'does not exist',
  link: 'is a symbolic link, and links are not followed',
  'not-a-file': 'is neither a file nor a folder',
  'too-large': 'is too large',
  unreadable: 'cannot be read',
} as const satisfies Record<Refusal, string>;
