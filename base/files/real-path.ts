import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** More links than any system follows. */
const mostLinks = 40;

/**
 * Where a path leads once every link on the way is followed, as far as there is anything: what does not exist yet has its
 * name in the folder that it would be made in, and a link that leads nowhere leads to where its target would be made.
 */
export async function realPathOf(path: string, links = mostLinks): Promise<string> {
  const absolute = resolve(path);
  try {
    return await realpath(absolute);
  } catch {
    const folder = dirname(absolute);
    if (folder === absolute) return absolute;
    const parent = await realPathOf(folder, links);
    const target = links === 0 ? undefined : await linkTarget(join(parent, basename(absolute)));
    return target === undefined
      ? join(parent, basename(absolute))
      : realPathOf(resolve(parent, target), links - 1);
  }
}

/** Undefined if it is no link, or is not there, or cannot be asked. */
async function linkTarget(path: string): Promise<string | undefined> {
  return readlink(path).catch(() => undefined);
}

/** Tells whether a path is a folder itself, or in it, both without links. */
export function isWithin(folder: string, path: string): boolean {
  return !leadsOut(relative(folder, path));
}

/** Tells whether a path that is relative to a folder leads out of it. */
export function leadsOut(inside: string): boolean {
  return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
}
