import { OsmopsError } from '../../../../provider/errors/index.js';
import type { Place } from '../place.js';
import { readMirror } from '../run/plumbing.js';
import { tooLarge } from './watch-size.js';

const maxHistoryBytes = 64 * 1024 * 1024;

/** The commit of a ref's history, as far as the mirror has it, that an id means; throws if it may mean several. */
export async function findInHistory(
  place: Place,
  ref: string,
  id: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const output = await readMirror(place, ['rev-list', ref, '--'], { signal, maxBytes: maxHistoryBytes });
  if (output === undefined) throw tooLarge('The list of commits', place.settings);
  const found = Buffer.from(output)
    .toString()
    .split('\n')
    .filter((commit) => commit !== '' && commit.startsWith(id));
  if (found.length > 1) throw noSuchCommit(`'${id}' fits ${found.length} commits`);
  return found[0];
}

/** The error `git-commit-missing`; `why` is the start of a sentence. */
export function noSuchCommit(why: string): OsmopsError {
  return new OsmopsError({
    code: 'git-commit-missing',
    message: `${why}.`,
    remedy: 'Give the full id of a commit that the history of the watched branch or tag has.',
  });
}
