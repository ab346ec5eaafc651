import type { ErrorCode, OsmopsError } from '../../../../provider/errors/index.js';

/** What is wrong with a commit itself, however often it is met. */
const codes: ReadonlySet<ErrorCode> = new Set(['git-content-refused', 'git-too-large']);

/** Tells whether only another commit, or another configuration, helps against an error. */
export function isOfTheCommit({ code }: Pick<OsmopsError, 'code'>): boolean {
  return codes.has(code);
}
