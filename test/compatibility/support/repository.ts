import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, writeFiles } from '../../packages/support/folder.js';
import { base } from '../../repository/support/repository.js';
import type { Row } from './row.js';

/** Writes a row's repository. Returns the path that is named as its root. */
export async function writeRepository({ files, links = {}, root = '' }: Row): Promise<string> {
  const folder = await makeFolder(base);
  for (const [path, content] of Object.entries(files)) {
    const text = typeof content === 'string' ? content.replaceAll('ROOT', folder) : content;
    await writeFiles(folder, { [path]: text });
  }
  for (const [path, target] of Object.entries(links)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await symlink(target, join(folder, path));
  }
  return join(folder, root);
}
