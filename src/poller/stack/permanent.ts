import { isAbsolute } from 'node:path';
import { line } from '../../../base/text/index.js';
import { formatPlace, isOsmopsError, OsmopsError } from '../../../provider/errors/index.js';
import type { Problem } from '../../repository/index.js';
import { isOfTheCommit } from '../git/index.js';

/** How many problems a message quotes. */
const quoted = 5;

/** What is wrong with a revision's files. Only another revision helps, unless it is a connection file of the operator's alone. */
export class RevisionInvalid extends OsmopsError {
  readonly permanent: boolean;

  /** @param problems At least one. */
  constructor(problems: readonly [Problem, ...Problem[]]) {
    const [{ code, remedy, place }] = problems;
    const texts = problems
      .slice(0, quoted)
      .map((problem) => `${formatPlace(problem.place)}: ${line(problem.message)}`);
    const more = problems.length > quoted ? ` (and ${problems.length - quoted} more)` : '';
    super({ code, message: `${texts.join(' ')}${more}`, remedy, place });
    this.permanent = problems.some(isOfTheRevision);
  }
}

/** A connection file that is not in the tree is named by its absolute path: the operator may fix it where it is. */
function isOfTheRevision({ code, place }: Problem): boolean {
  return code !== 'connection-invalid' || !isAbsolute(place.file);
}

/** Tells whether nothing but another revision helps: its files are wrong, not what an operator may have set. */
export function isOfTheFiles(error: OsmopsError): boolean {
  return error.code === 'git-content-refused' || ('permanent' in error && error.permanent === true);
}

/** Tells whether trying again cannot help until the revision or the poller's configuration changes. */
export function isPermanent(error: unknown): boolean {
  if (!isOsmopsError(error)) return false;
  return isOfTheCommit(error) || ('permanent' in error && error.permanent === true);
}
