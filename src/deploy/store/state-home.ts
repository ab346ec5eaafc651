import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { FolderUnsafe, openOwnFolder } from '../../../base/files/own-folder.js';
import { OsmopsError } from '../../../provider/errors/index.js';

/** Where osmops keeps what is this user's: `$XDG_STATE_HOME/osmops`, such as `~/.local/state/osmops`. */
export function stateHome(env: NodeJS.ProcessEnv): string {
  const { XDG_STATE_HOME: given, HOME: home } = env;
  // By the specification a relative path counts as none.
  const folder = given && isAbsolute(given) ? given : join(home || homedir(), '.local', 'state');
  return join(folder, 'osmops');
}

/**
 * A folder in the state home, made if it is missing.
 *
 * @param steps Names of folders, one below the other.
 * @returns Its path with no link on it.
 * @throws OsmopsError `folder-unsafe` if somebody else could write into it, or into a folder on the way.
 */
export async function openInStateHome(env: NodeJS.ProcessEnv, steps: readonly string[]): Promise<string> {
  const path = join(stateHome(env), ...steps);
  try {
    return await openOwnFolder(path);
  } catch (cause) {
    const at = cause instanceof FolderUnsafe ? cause.at : path;
    throw new OsmopsError({
      code: 'folder-unsafe',
      message: `osmops keeps the state in ${path}, and cannot: ${cause instanceof Error ? cause.message : cause}`,
      remedy:
        'See to it that it and every folder above it belong to you or to root and that nobody else can write into them, or name another place in XDG_STATE_HOME.',
      place: { file: at },
      cause,
    });
  }
}
