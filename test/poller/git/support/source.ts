import { join } from 'node:path';
import { type GitSource, gitSettingsSchema, openGitSource } from '../../../../src/poller/git/index.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';

/** A signal that never fires. */
export const never: AbortSignal = new AbortController().signal;

/** A source in a folder of its own, from the keys of the configuration. */
export async function openSource(
  keys: Readonly<Record<string, unknown>>,
): Promise<GitSource & { readonly dir: string }> {
  // A name that a shell or a configuration file could take apart.
  const dir = join(await temporaryFolder(), `it's a "data" $(dir) %h`);
  return { ...openGitSource(gitSettingsSchema.parse(keys), dir), dir };
}
