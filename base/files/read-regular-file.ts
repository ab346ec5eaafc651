import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { errorCode } from '../node-error.js';
import { isWithin, realPathOf } from './real-path.js';

/** Why a path was not read as a regular file. */
export type Refusal = 'missing' | 'link' | 'outside' | 'not-a-file' | 'too-large' | 'unreadable';

export type FileReading =
  | {
      readonly content: Uint8Array;
      readonly executable: boolean;
      /** Whether nobody but this user and the system's can write it. */
      readonly isOwn: boolean;
      readonly refused?: never;
    }
  | {
      readonly refused: Refusal;
      /** Node's own code, such as `EACCES`; empty if the file was opened. */
      readonly code: string;
    };

export interface ReadOptions {
  /** A file of more bytes is refused. */
  readonly maxBytes: number;
  /**
   * Whether the path may be a link: that of a file that an operator names may, as secrets are mounted so; one of a
   * repository may not, for it would lead to what is not the repository's. Default: no.
   */
  readonly followsLinks?: boolean;
  /** Folders of which the file must be in one, by where links led when it was opened. Default: it may be anywhere. */
  readonly within?: readonly string[] | undefined;
}

/**
 * Reads a file that has to be a regular one: the one way in which osmops reads what others can put in place. Nothing on the way
 * blocks (a FIFO would), what was checked is what is read, even if the path is replaced meanwhile, and no more than `maxBytes`
 * come into memory, even of a file that grows or has no end.
 */
export async function readRegularFile(
  path: string,
  { maxBytes, followsLinks = false, within }: ReadOptions,
): Promise<FileReading> {
  let file: FileHandle;
  try {
    // Windows has neither O_NOFOLLOW nor O_NONBLOCK: there they are undefined, which counts as 0.
    const link = followsLinks ? 0 : constants.O_NOFOLLOW;
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | link);
  } catch (error) {
    return { refused: refusalOf(error), code: errorCode(error) };
  }
  try {
    if (within !== undefined && !(await isOneWithin(within, path, file))) {
      return { refused: 'outside', code: '' };
    }
    return await readOpened(file, maxBytes);
  } finally {
    await file.close();
  }
}

/** Compares after the opening: a link that is planted in between leads to another file than the one that is open. */
async function isOneWithin(folders: readonly string[], path: string, file: FileHandle): Promise<boolean> {
  try {
    const real = await realpath(path);
    const [opened, found] = await Promise.all([file.stat(), stat(real)]);
    if (opened.ino !== found.ino || opened.dev !== found.dev) return false;
    const realFolders = await Promise.all(folders.map((folder) => realPathOf(folder)));
    return realFolders.some((folder) => isWithin(folder, real));
  } catch {
    return false;
  }
}

/** Reads a file that is open, from its begin. The file stays open. */
export async function readOpened(file: FileHandle, maxBytes: number): Promise<FileReading> {
  try {
    const found = await file.stat();
    if (!found.isFile()) return { refused: 'not-a-file', code: '' };
    if (found.size > maxBytes) return { refused: 'too-large', code: '' };
    const content = await readUpTo(file, found.size, maxBytes);
    return content === undefined
      ? { refused: 'too-large', code: '' }
      : { content, executable: (found.mode & 0o111) !== 0, isOwn: isOwn(found) };
  } catch (error) {
    return { refused: 'unreadable', code: errorCode(error) };
  }
}

/** The bytes of a file; undefined if there are more than `maxBytes`. Its size is what it was said to be, mostly. */
async function readUpTo(file: FileHandle, size: number, maxBytes: number): Promise<Uint8Array | undefined> {
  // One byte more tells of the end.
  let buffer = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    if (length === buffer.length)
      buffer = Buffer.concat([buffer], Math.min(Math.max(2 * length, 4096), maxBytes + 1));
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
    length += bytesRead;
    if (bytesRead === 0) return buffer.subarray(0, length);
    if (length > maxBytes) return undefined;
  }
}

/** Windows has no such owners and modes. */
function isOwn({ uid, mode }: Stats): boolean {
  const user = process.getuid?.();
  return user === undefined || ((uid === user || uid === 0) && (mode & 0o022) === 0);
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
  outside: 'is not in a folder that it may be in, once links are followed',
  'not-a-file': 'is no regular file',
  'too-large': 'is too large',
  unreadable: 'cannot be read',
} as const satisfies Record<Refusal, string>;

/** A file that had to be there could not be read: why. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  /** Node's own, such as `ENOENT`, or else the refusal. */
  readonly code: string;

  constructor(
    path: string,
    readonly refused: Refusal,
    code: string,
  ) {
    super(`${path} ${describeRefusal(refused)}`);
    this.code = code || refused;
  }
}

/** No state, record or log of osmops' own is larger; a text of more would not fit into memory beside what is made of it. */
export const maxOwnBytes = 256_000_000;

/** The text of a regular file, in UTF-8. Throws {@link UnreadableFile}. */
export async function readText(path: string, options: ReadOptions): Promise<string> {
  const reading = await readRegularFile(path, options);
  if (reading.refused !== undefined) throw new UnreadableFile(path, reading.refused, reading.code);
  return Buffer.from(reading.content).toString('utf8');
}
