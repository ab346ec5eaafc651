import { isOsmopsError, OsmopsError } from '../../../../provider/errors/index.js';
import type { Revision } from '../revision.js';

/** The error `revision-refused`, with the revision that was refused. */
export class RevisionRefused extends OsmopsError {
  constructor(
    readonly revision: Revision,
    reason: string,
  ) {
    super({
      code: 'revision-refused',
      message: `The revision ${revision.commit} of '${revision.ref}' is refused: ${reason}.`,
      remedy:
        "Sign it with one of the keys that 'verify' lists and push it again, or add the signer's key. Until then the last good revision stays in force.",
    });
  }
}

/** Tells whether a thrown value is a {@link RevisionRefused}. */
export function isRevisionRefused(error: unknown): error is RevisionRefused {
  return isOsmopsError(error) && error.code === 'revision-refused' && 'revision' in error;
}
