import { resolve } from 'node:path';
import { isOsmopsError, OsmopsError } from '../../../provider/errors/index.js';
import { checkout } from './checkout.js';
import { gitError } from './failure/git-error.js';
import { look } from './look.js';
import { placeIn } from './place.js';
import { resolveCommit } from './resolve.js';
import { withDeadline } from './run/deadline.js';
import { createQueue } from './run/queue.js';
import { createSession, prepare } from './session.js';
import type { GitSettings } from './settings/settings.js';
import { readUrl } from './settings/url.js';
import type { GitSource } from './source.js';

/**
 * Opens a repository. Nothing is asked of the remote yet. Throws `git-url-refused` for an address that cannot be used.
 * @param settings Files that they name are absolute paths.
 * @param dir The repository's folder, which belongs to the source alone: `git`, `home` and `trees` are made in it.
 */
export function openGitSource(settings: GitSettings, dir: string): GitSource {
  const { refused } = readUrl(settings.url);
  if (refused !== undefined) throw urlRefused(refused);
  const inTurn = createQueue();
  const session = createSession(placeIn(resolve(dir), settings), inTurn);
  let isReady = false;

  /** Runs a function of the source after the one before it, within the time that it may take. */
  function run<T>(what: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const title = `${what} ${settings.url}`;
    return inTurn(async () => {
      try {
        return await withDeadline(signal, settings.timeoutMs, title, async (limited) => {
          if (!isReady) await prepare(session, limited);
          isReady = true;
          return work(limited);
        });
      } catch (error) {
        throw isOsmopsError(error) ? error : gitError(`${title} failed`, error);
      }
    });
  }

  return {
    look: (signal, since) => run('The look at', signal, (limited) => look(session, limited, since)),
    checkout: (commit, signal) =>
      run('The checkout of', signal, (limited) => checkout(session, commit, limited)),
    resolve: (commit, signal) =>
      run('The search for a commit in', signal, (limited) => resolveCommit(session, commit, limited)),
  };
}

function urlRefused(why: string): OsmopsError {
  return new OsmopsError({
    code: 'git-url-refused',
    message: `The address of the Git repository ${why}.`,
    remedy: 'Write https://host/path, ssh://user@host/path, user@host:path or file:///path.',
  });
}
