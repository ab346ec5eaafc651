import { line } from '../../../base/text/index.js';
import { formatPlace, OsmopsError } from '../../../provider/errors/index.js';
import type { Problem } from '../../repository/index.js';

/** How many problems a message quotes. */
const quoted = 5;

/** What is wrong with a revision's files. Only another revision mends it, unless it is the connection file alone. */
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
    this.permanent = problems.some((problem) => problem.code !== 'connection-invalid');
  }
}

/** Tells whether trying again cannot help until the revision changes. */
export function isPermanent(error: unknown): boolean {
  return error instanceof Error && 'permanent' in error && error.permanent === true;
}
