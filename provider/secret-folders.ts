import { z } from 'zod';

/**
 * The variable by which a poller tells the provider of a repository where that repository's secret files are, as a JSON list of
 * folders: what a commit names is looked at when it is read, too. Without it a secret file may be anywhere.
 */
export const secretFoldersVariable = 'OSMOPS_SECRET_FOLDERS';

const folders = z.array(z.string());

/** Undefined if any folder is fine. Throws if the variable is not what osmops writes. */
export function secretFolders(env: NodeJS.ProcessEnv): readonly string[] | undefined {
  const text = env[secretFoldersVariable];
  return text === undefined ? undefined : folders.parse(JSON.parse(text));
}
