import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** Tells a connection file from what it was. Not to be kept on disk: the file holds a password. */
export async function connectionDigest(file: string): Promise<string> {
  // One that cannot be read is for whoever uses it to complain of.
  const content = await readFile(file).catch(() => '');
  return createHash('sha256').update(content).digest('hex');
}
