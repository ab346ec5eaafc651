import picomatch from 'picomatch';
import type { GitSettings } from './settings/settings.js';
import type { ChangedPaths } from './source.js';

/** The longest path that can be on a disk, in bytes. */
const longestPath = 4096;

/** Tells whether a change can matter: it touches a file below `path` that the filters let through, or nobody knows. */
export function isRelevant(
  changedPaths: ChangedPaths,
  { path, include, exclude }: Pick<GitSettings, 'path' | 'include' | 'exclude'>,
): boolean {
  if (changedPaths === 'unknown') return true;
  const matches = picomatch([...include], { dot: true, ignore: [...exclude] });
  return changedPaths.some((changed) => {
    // The filters' patterns are not made for it, and it cannot be checked out: which is to be told.
    if (changed.length > longestPath) return true;
    const inside = pathBelow(changed, path);
    return inside === '.' || (inside !== undefined && matches(inside));
  });
}

/**
 * A path of the repository as seen from a folder of it; undefined if it is outside, `.` if it is the folder itself, which
 * may be a link or a file in another commit.
 */
export function pathBelow(path: string, folder: string): string | undefined {
  if (folder === '.') return path;
  if (path === folder) return '.';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}
