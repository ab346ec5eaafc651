import { OsmopsError } from '../../../../provider/errors/index.js';
import { gitError } from '../failure/git-error.js';
import type { Place } from '../place.js';
import { runGit } from './git.js';

/** The first Git that verifies SSH signatures. */
const oldest = [2, 34] as const;

/** Throws `git-missing` unless a Git that is new enough is on the PATH. */
export async function checkGitVersion(place: Place, signal: AbortSignal): Promise<void> {
  const text = await runGit(place, ['version'], signal).catch((error: unknown) => {
    throw gitError('Git cannot be run', error);
  });
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(text) ?? []).map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new OsmopsError({
    code: 'git-missing',
    message: `Git ${major}.${minor} is too old.`,
    remedy: `Install Git ${oldest.join('.')} or newer where the poller runs.`,
  });
}
