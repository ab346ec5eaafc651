import { rm, stat, symlink, writeFile } from 'node:fs/promises';
import { readAccessFile } from './read-file.js';

/**
 * Puts the SSH key where SSH looks for it. SSH refuses a key of its own user that others may read, which is how
 * secrets are often mounted: of such a file a copy is made that only the user can read.
 */
export async function placeSshKey(file: string, at: string): Promise<void> {
  const content = await readAccessFile(file, 'The SSH key');
  const { mode, uid } = await stat(file);
  if (uid !== process.getuid?.() || (mode & 0o077) === 0) return link(file, at);
  await rm(at, { force: true });
  await writeFile(at, content, { mode: 0o600, flag: 'wx' });
}

/** Makes a link to a file that is there and can be read; `what` says what it is. */
export async function placeSshLink(file: string, at: string, what: string): Promise<void> {
  await readAccessFile(file, what);
  await link(file, at);
}

async function link(file: string, at: string): Promise<void> {
  await rm(at, { force: true });
  await symlink(file, at);
}
