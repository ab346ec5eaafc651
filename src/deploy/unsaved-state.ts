import { OsmopsError } from '../../provider/errors/index.js';

/** What Terraform calls the state in the working folder when it could not write it where it belongs. */
export const unsavedStateName = 'errored.tfstate';

/** Nothing may run before a person has put that state in its place: it alone knows of what was made. */
export function unsavedState(file: string): OsmopsError {
  return new OsmopsError({
    code: 'state-unsaved',
    message: `Terraform could not write the state of its last apply and left it in ${file}`,
    remedy: `Mend what kept it from being written (a full disk, the state's server), run \`terraform state push ${unsavedStateName}\` in that folder, then remove the file.`,
    place: { file },
  });
}
