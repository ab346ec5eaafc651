import { join } from 'node:path';
import { gitIgnoreFile, ignoreInGit } from './git-ignore.js';
import type { Answers } from './questions.js';
import { connectionFileOf, repositoryFiles } from './repository-files.js';
import { exists, refuseOutside, writeNewFiles } from './write-files.js';

/**
 * Starts a repository in a folder, which need not exist. A connection file that is there is taken as it is, and a
 * .gitignore gets the lines that it lacks; any other file in the way is an error, and nothing is written then.
 *
 * @returns The paths of what was written, relative to the folder.
 */
export async function startRepository(root: string, answers: Answers): Promise<readonly string[]> {
  await refuseOutside(root, gitIgnoreFile);
  const connection = connectionFileOf(answers);
  if (connection !== undefined) await refuseOutside(root, connection.path);
  const isNew = connection !== undefined && !(await exists(join(root, connection.path)));
  const files = [...repositoryFiles(answers), ...(isNew ? [connection] : [])];
  await writeNewFiles(root, files);
  const secrets = connection === undefined ? [] : [connection.path];
  const ignored = await ignoreInGit(root, ['.osmops/', ...secrets]);
  return [...files.map(({ path }) => path), ...(ignored ? [gitIgnoreFile] : [])];
}
