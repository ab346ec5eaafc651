import { mkdir, mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing } from '../../../provider/errors/index.js';
import { notWritten, writing } from '../init/write-files.js';

/**
 * Has a folder filled that must be new or empty: all of it appears at the end, or nothing does.
 *
 * @param last What is to appear last in a folder that exists: what makes it a repository.
 * @param work Writes into another folder, from which everything is moved.
 * @throws OsmopsError `file-not-written` if there is something in the folder, or the file system refuses; what `work` throws.
 */
export async function fillNewFolder<T>(
  dir: string,
  last: string,
  work: (staging: string) => Promise<T>,
): Promise<T> {
  const exists = await isEmptyFolder(dir);
  const parent = exists ? dir : dirname(dir);
  const made = await writing(dir, () => mkdir(parent, { recursive: true }));
  const hidden = await writing(dir, () => mkdtemp(join(parent, '.osmops-export-')));
  let isDone = false;
  try {
    const staging = join(hidden, 'repository');
    await mkdir(staging);
    const result = await work(staging);
    await writing(dir, () => (exists ? moveInto(dir, staging, last) : rename(staging, dir)));
    isDone = true;
    return result;
  } finally {
    await rm(hidden, { recursive: true, force: true });
    if (!isDone && made !== undefined) await removeEmpty(parent, made);
  }
}

/** Tells whether the folder exists. Throws if it holds anything, or is something else. */
async function isEmptyFolder(dir: string): Promise<boolean> {
  const entries = await writing(dir, async () => {
    try {
      return await readdir(dir);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
  if (entries === undefined) return false;
  if (entries.length === 0) return true;
  throw notWritten(`'${dir}' is not empty, and nothing is ever overwritten`);
}

/** Moves what a folder holds into an empty one; takes it out again if something cannot be moved. */
async function moveInto(dir: string, staging: string, last: string): Promise<void> {
  const entries = (await readdir(staging)).toSorted((a, b) => Number(a === last) - Number(b === last));
  const moved: string[] = [];
  try {
    for (const entry of entries) {
      await rename(join(staging, entry), join(dir, entry));
      moved.push(entry);
    }
  } catch (error) {
    for (const entry of moved) await rm(join(dir, entry), { recursive: true, force: true });
    throw error;
  }
}

/** Removes folders that were made on the way, from the inmost to the outmost, as long as they are empty. */
async function removeEmpty(inmost: string, outmost: string): Promise<void> {
  for (let folder = inmost; folder.length >= outmost.length; folder = dirname(folder)) {
    try {
      await rmdir(folder);
    } catch {
      return;
    }
  }
}
