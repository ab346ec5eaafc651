import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.js';

export { temporaryFolder };

/** The file of the example's one NS instance. */
export const instanceFile = 'deploy/kdu/ldap.ops.yaml';

/** A copy of an example. */
export async function exampleRepository(example = 'openldap'): Promise<string> {
  const folder = await temporaryFolder();
  await cp(resolve('examples', example), folder, {
    recursive: true,
    filter: (path) => !path.endsWith('.osmops'),
  });
  return folder;
}

/** Replaces text in a file; throws if it is not there. */
export async function edit(folder: string, file: string, from: string | RegExp, to: string): Promise<void> {
  const path = join(folder, file);
  const before = await readFile(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} does not hold ${from}`);
  await writeFile(path, after);
}
