import { dirname } from 'node:path';
import { maxOwnBytes, readText } from '../../base/files/read-regular-file.js';
import { OsmopsError } from '../../provider/errors/index.js';
import { parseJson } from '../terraform/parse-json.js';

/** What Terraform calls the state in the working folder when it could not write it where it belongs. */
export const unsavedStateName = 'errored.tfstate';

/**
 * Nothing may run before a person has put that state in its place: it alone knows of what was made. On a full disk it is
 * itself empty or cut off; then there is nothing to put anywhere.
 */
export async function unsavedState(file: string): Promise<OsmopsError> {
  const isWhole = parseJson(await readText(file, { maxBytes: maxOwnBytes }).catch(() => '')) !== undefined;
  const first = "Put right what kept it from being written (a full disk, the state's server)";
  return new OsmopsError({
    code: 'state-unsaved',
    message: isWhole
      ? `Terraform could not write the state of its last apply and left it in ${file}`
      : `Terraform could not write the state of its last apply, nor the whole of it into ${file}`,
    remedy: isWhole
      ? `${first}, run \`terraform -chdir=${dirname(file)} state push ${unsavedStateName}\` with the variables that its backend needs, then remove the file.`
      : `${first}, and remove the file. What the last apply made is found in OSM by its name.`,
    place: { file },
  });
}
