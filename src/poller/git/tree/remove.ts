import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../../../../provider/errors/index.js';

/** Removes a tree, whose folders may not be written to. Does nothing if it is not there. */
export async function removeTree(path: string): Promise<void> {
  await makeWritable(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
  await rm(path, { recursive: true, force: true });
}

async function makeWritable(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await makeWritable(join(folder, entry.name));
  }
}
