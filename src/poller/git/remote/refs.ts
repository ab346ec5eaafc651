import { withAccess } from '../access/access.js';
import { gitError } from '../failure/git-error.js';
import type { Place } from '../place.js';
import { runGit } from '../run/git.js';

/** A ref of the remote: the object that it names, and the commit behind it if that is an annotated tag. */
export interface RemoteRef {
  readonly name: string;
  readonly id: string;
  readonly commit: string;
}

const line = /^([0-9a-f]{40}|[0-9a-f]{64})\t(\S+)$/;
const peeled = '^{}';

/** Asks the remote for its refs that fit patterns, such as `refs/tags/*`; one exchange. */
export async function listRefs(
  place: Place,
  patterns: readonly string[],
  signal: AbortSignal,
): Promise<RemoteRef[]> {
  const { url } = place.settings;
  const output = await withAccess(place, async ({ env, secrets }) => {
    try {
      return await runGit(place, ['ls-remote', '--quiet', '--', url, ...patterns], signal, env);
    } catch (error) {
      throw gitError(`The repository ${url} cannot be looked at`, error, secrets);
    }
  });
  const ids = new Map<string, string>();
  for (const text of output.split('\n')) {
    const [, id, name] = line.exec(text) ?? [];
    if (id !== undefined && name !== undefined) ids.set(name, id);
  }
  return [...ids]
    .filter(([name]) => !name.endsWith(peeled))
    .map(([name, id]) => ({ name, id, commit: ids.get(`${name}${peeled}`) ?? id }));
}
