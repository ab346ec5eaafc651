import type { Stats } from 'node:fs';
import { lstat, mkdir, readlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, sep } from 'node:path';

/** So many links on one way are a circle. */
const mostLinks = 40;

/** Why a folder is not one that this user alone can write into. */
export class FolderUnsafe extends Error {
  /** The file or folder on the way that is at fault. */
  readonly at: string;

  constructor(at: string, reason: string) {
    super(`${at} ${reason}`);
    this.name = 'FolderUnsafe';
    this.at = at;
  }
}

/**
 * A folder into which nobody can put anything but this user and root. What is missing of it is made, for this user alone. Every
 * folder on the way belongs to one of the two and cannot be written by others (one in which everybody may keep what is
 * theirs, such as /tmp, is no danger), and so does every link: nobody else could have planted it.
 *
 * @param path Absolute.
 * @param user The user's number; undefined where the system knows none: then nothing is checked.
 * @returns Its path with no link on it.
 * @throws FolderUnsafe; what the file system throws.
 */
export async function openOwnFolder(path: string, user = process.getuid?.()): Promise<string> {
  const rest = stepsOf(path);
  let current = isAbsolute(path) ? sep : process.cwd();
  let links = 0;
  for (let step = rest.shift(); step !== undefined; step = rest.shift()) {
    const next = step === '..' ? dirname(current) : join(current, step);
    const found = await findOrMake(next);
    if (user !== undefined) checkOwner(next, found, user);
    if (found.isSymbolicLink()) {
      links += 1;
      if (links > mostLinks) throw new FolderUnsafe(next, 'is a link that leads in a circle');
      const target = await readlink(next);
      rest.unshift(...stepsOf(target));
      if (isAbsolute(target)) current = sep;
      continue;
    }
    if (!found.isDirectory()) throw new FolderUnsafe(next, 'is not a folder');
    if (user !== undefined) checkMode(next, found, user);
    current = next;
  }
  return current;
}

function stepsOf(path: string): string[] {
  return path.split(sep).filter((step) => step !== '' && step !== '.');
}

async function findOrMake(path: string): Promise<Stats> {
  const found = await lstat(path).catch(() => undefined);
  if (found !== undefined) return found;
  await mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
    // Another run of this user may be making it, too.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  return lstat(path);
}

function checkOwner(path: string, { uid }: Stats, user: number): void {
  if (uid !== user && uid !== 0) throw new FolderUnsafe(path, `belongs to the user ${uid}`);
}

function checkMode(path: string, { mode, uid, gid }: Stats, user: number): void {
  const isSticky = (mode & 0o1000) !== 0;
  if (isSticky) return;
  if ((mode & 0o002) !== 0) throw new FolderUnsafe(path, 'can be written by everybody');
  // Many systems give each user a group of the same number, with nobody else in it; volumes are given to it, too.
  const isOwnGroup = gid === 0 || gid === uid || gid === user;
  if ((mode & 0o020) !== 0 && !isOwnGroup) throw new FolderUnsafe(path, 'can be written by its group');
}
