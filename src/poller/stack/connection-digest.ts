import { createHash } from 'node:crypto';
import { readRegularFile } from '../../../base/files/read-regular-file.js';
import { maxSecretBytes } from '../../../base/files/read-secret.js';

/** Tells a connection file from what it was. Not to be kept on disk: the file holds a password. */
export async function connectionDigest(file: string): Promise<string> {
  // One that cannot be read is for whoever uses it to complain of.
  const reading = await readRegularFile(file, { maxBytes: maxSecretBytes, followsLinks: true });
  const content = reading.refused === undefined ? reading.content : '';
  return createHash('sha256').update(content).digest('hex');
}
