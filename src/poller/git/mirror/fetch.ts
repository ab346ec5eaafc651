import { withAccess } from '../access/access.js';
import { gitError } from '../failure/git-error.js';
import type { Place } from '../place.js';
import { runGit } from '../run/git.js';
import { MirrorDamaged } from '../run/plumbing.js';
import { cleanUp } from './clean-up.js';
import { ensureMirror, mirrorExists, wipeMirror } from './mirror.js';
import { withSizeLimit } from './watch-size.js';

/** What to fetch. */
export interface Wanted {
  /** A ref of the remote, or the id of a commit. */
  readonly source: string;
  /** The ref of the mirror that shall lead to it. */
  readonly to: string;
  /** How many commits deep. */
  readonly depth: number;
  /** An id of the remote's, for the kind of its hashes. */
  readonly id: string;
}

/** Errors that tell of the remote or the way to it, not of the mirror. */
const notOurs: ReadonlySet<string> = new Set([
  'cancelled',
  'git-commit-missing',
  'git-cut-off',
  'git-file-unreadable',
  'git-missing',
  'git-not-found',
  'git-ref-missing',
  'git-timeout',
  'git-unauthorized',
  'git-unreachable',
  'git-untrusted-server',
  'git-url-refused',
]);

/**
 * Fetches into the mirror, which is made if it is not there. If that fails for a reason that can lie in the mirror, or
 * the mirror has grown too large, it is thrown away and made once more.
 */
export async function fetchInto(place: Place, wanted: Wanted, signal: AbortSignal): Promise<void> {
  const isOld = await mirrorExists(place);
  try {
    await fetchOnce(place, wanted, signal);
  } catch (error) {
    const found = gitError(`The repository ${place.settings.url} cannot be fetched`, error);
    if (notOurs.has(found.code)) throw found;
    await wipeMirror(place);
    if (!isOld) throw found;
    await fetchInto(place, wanted, signal);
  }
}

async function fetchOnce(place: Place, wanted: Wanted, signal: AbortSignal): Promise<void> {
  await ensureMirror(place, wanted.id, signal);
  await withSizeLimit(place, signal, async (limited) => {
    await cleanUp(place, limited);
    await transfer(place, wanted, limited);
  });
}

async function transfer(place: Place, { source, to, depth }: Wanted, signal: AbortSignal): Promise<void> {
  const { url } = place.settings;
  const options = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--force'];
  const args = ['fetch', ...options, `--depth=${depth}`, '--', url, `+${source}:${to}`];
  await withAccess(place, async ({ env, secrets }) => {
    try {
      await runGit(place, [`--git-dir=${place.mirror}`, ...args], signal, env);
    } catch (error) {
      throw gitError(`The repository ${url} cannot be fetched`, error, secrets);
    }
  });
}

/** Runs work on the mirror. If the mirror turns out to be damaged, throws it away and runs the work again, which fetches. */
export async function onSoundMirror<T>(place: Place, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MirrorDamaged)) throw error;
    await wipeMirror(place);
    return work();
  }
}
