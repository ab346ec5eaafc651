import { lstat, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readRegularFile } from '../../base/files/read-regular-file.js';
import { isWithin } from '../../base/files/real-path.js';
import { packagesFolderName } from './find-files.js';
import { relativePath } from './paths.js';
import type { Problem } from './types.js';

/** Where Git notes which folders of a work tree are submodules. */
const modulesFile = '.gitmodules';

/** A file of so many bytes names more submodules than anybody has. */
const maxModulesBytes = 1_000_000;

/** A submodule that was not fetched, of which a checkout and an archive have an empty folder. */
export interface UnfetchedSubmodule {
  /** Its folder, relative to the one that was read. */
  readonly file: string;
  /** What to do about it. */
  readonly remedy: string;
}

/**
 * The submodules that were not fetched. Git is not asked, for in a checkout it may start a program of the committer's; what is read is
 * its list, as a file.
 *
 * @param folder The folder that is read; its work tree may begin above it.
 */
export async function unfetchedSubmodules(folder: string): Promise<readonly UnfetchedSubmodule[]> {
  const root = resolve(folder);
  const top = await topOf(root);
  if (top === undefined) return [];
  const folders = (await listed(join(top, modulesFile)))
    .map((path) => resolve(top, path))
    .filter((path) => isWithin(root, path));
  const found: UnfetchedSubmodule[] = [];
  for (const path of new Set(folders)) {
    if (!(await isEmptyFolder(path))) continue;
    const fetching = `\`git submodule update --init\` in ${top}`;
    const remedy = `Fetch it (${fetching}), or commit the files themselves in its place.`;
    found.push({ file: relativePath(root, path), remedy });
  }
  return found;
}

/**
 * The same as problems of a repository: a package would be deployed without what they stand for, and elsewhere OSM Ops files may be
 * missing.
 */
export async function submoduleProblems(root: string): Promise<readonly Problem[]> {
  return (await unfetchedSubmodules(root)).map(problemOf);
}

/** The nearest folder that is a work tree's, or was one before it was packed. */
async function topOf(folder: string): Promise<string | undefined> {
  if ((await isThere(join(folder, modulesFile))) || (await isThere(join(folder, '.git')))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : topOf(above);
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** The paths in a list of submodules, relative to its folder; none if it cannot be read. */
async function listed(file: string): Promise<readonly string[]> {
  const reading = await readRegularFile(file, { maxBytes: maxModulesBytes });
  if (reading.refused !== undefined) return [];
  const lines = Buffer.from(reading.content).toString('utf8').split('\n');
  return lines.flatMap((line) => {
    const [key = '', ...rest] = line.split('=');
    const path = rest.join('=').trim();
    return key.trim().toLowerCase() === 'path' && path !== '' ? [unquoted(path)] : [];
  });
}

function unquoted(text: string): string {
  return /^".*"$/.test(text) ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}

async function isEmptyFolder(path: string): Promise<boolean> {
  return readdir(path).then(
    (names) => names.length === 0,
    () => false,
  );
}

function problemOf({ file, remedy }: UnfetchedSubmodule): Problem {
  const place = { file };
  return file.split('/').includes(packagesFolderName)
    ? {
        ...{ severity: 'error', code: 'package-invalid', remedy, place },
        message: `'${file}' is a submodule in a package, and is not fetched: its folder is empty.`,
      }
    : {
        ...{ severity: 'warning', code: 'file-unreadable', remedy, place },
        message: `'${file}' is a submodule that is not fetched: what it declares is not seen.`,
      };
}
