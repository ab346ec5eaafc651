import { OsmopsError } from '../../../../provider/errors/index.js';
import type { Revision } from '../revision.js';

type Reason = Pick<OsmopsError, 'code' | 'message' | 'remedy'>;

/** A revision that is not taken, whatever is tried again: the last good one stays in force. */
export class RevisionRefused extends OsmopsError {
  constructor(
    readonly revision: Revision,
    reason: Reason,
  ) {
    super(reason);
  }
}

/** The refusal `revision-refused`: the revision does not carry the required signature. */
export function notSigned(revision: Revision, reason: string): RevisionRefused {
  return new RevisionRefused(revision, {
    code: 'revision-refused',
    message: `The revision ${revision.commit} of '${revision.ref}' is refused: ${reason}.`,
    remedy:
      "Sign it with one of the keys that 'verify' lists and push it again, or add the signer's key. Until then the last good revision stays in force.",
  });
}

/** Tells whether a thrown value is a {@link RevisionRefused}. */
export function isRevisionRefused(error: unknown): error is RevisionRefused {
  return error instanceof RevisionRefused;
}
