import { lstat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { leadsOut } from '../../base/files/real-path.js';

export type InsidePath = { readonly path: string; readonly refused?: never } | { readonly refused: string };

/**
 * A path of the configuration as an absolute one. Refuses one that leaves the repository, by `..` or by a link: Git
 * brings no more than the repository, and what a link leads to need not be the same anywhere else.
 */
export async function insideRepository(root: string, configured: string): Promise<InsidePath> {
  const path = join(root, configured);
  const inside = relative(root, path);
  if (leadsOut(inside)) return { refused: 'leads out of the repository' };
  let current = root;
  for (const part of inside.split(sep)) {
    current = join(current, part);
    const stat = current === root ? undefined : await lstat(current).catch(() => undefined);
    if (stat?.isSymbolicLink() === true)
      return { refused: 'goes through a symbolic link, and links are not followed' };
  }
  return { path };
}

/** A path as problems name it: relative to the repository's root, with `/`, `.` for the root; outside as it is. */
export function relativePath(root: string, path: string): string {
  const inside = relative(root, path);
  return leadsOut(inside) ? path : inside.split(sep).join('/') || '.';
}
