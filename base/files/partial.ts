import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the new content of a file is until it is whole. */
export function partialOf(path: string): string {
  return `${path}.${randomUUID()}.partial`;
}

const name = /^.+\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.partial$/;

/** Removes what a process that was killed while it wrote has left in a folder. Nobody may be writing there. */
export async function removePartials(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isFile() && name.test(entry.name)) await rm(join(folder, entry.name), { force: true });
  }
}
