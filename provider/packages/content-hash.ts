import { createHash } from 'node:crypto';
import type { PackageFile } from './types.js';

/**
 * The identity of a package's content: the same for the same sorted files, whatever the folder is called, whoever
 * owns it and whenever it was written. Each file is preceded by its path, executable bit and length, so that no two
 * different lists of files can run together to the same bytes.
 */
export function contentHash(files: readonly PackageFile[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${JSON.stringify([file.path, file.executable, file.content.length])}\n`);
    hash.update(file.content);
  }
  return `sha256:${hash.digest('hex')}`;
}
