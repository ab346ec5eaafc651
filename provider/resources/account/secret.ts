import { readSecretFile } from '../../../base/files/read-secret.js';
import { errorCode, OsmopsError } from '../../errors/index.js';
import type { Json } from '../../json/index.js';
import type { Settings } from '../../osm.js';
import { secretFolders } from '../../secret-folders.js';
import { checkLocalPath } from '../local-path.js';

/** Where a secret is to be found, and which version of it was sent. */
export interface SecretReference {
  readonly env: string | null;
  readonly file: string | null;
  readonly version: number | null;
}

/** A secret in the form that OSM is sent. */
export interface SecretValue {
  /** OSM's name of the field. */
  readonly field: string;
  readonly value: Json;
  /** The texts in it that no error may quote. */
  readonly texts: readonly string[];
}

/**
 * Reads a secret from the environment or from a file, of which one last line break is left out. Throws
 * `secret-missing`, which names the reference and never the text.
 */
export async function readSecret(
  name: string,
  { env, file }: SecretReference,
  settings: Settings,
): Promise<string> {
  if (env !== null) {
    const value = process.env[env];
    if (value !== undefined && value !== '') return value;
    throw missing(`${name}_env`, `The environment variable ${env} is not set`, `Set ${env}`);
  }
  if (file === null)
    throw missing(`${name}_env`, `Neither ${name}_env nor ${name}_file is given`, 'Give one of the two');
  checkLocalPath(file, `${name}_file`, settings);
  const text = await readFile(file, `${name}_file`);
  if (text !== '') return text;
  throw missing(`${name}_file`, `The file ${file} is empty`, 'Write the secret into it');
}

async function readFile(file: string, attribute: string): Promise<string> {
  try {
    return await readSecretFile(file, secretFolders(process.env));
  } catch (error) {
    const code = errorCode(error) || 'unknown error';
    const remedy = 'Check the path and its permissions';
    throw missing(attribute, `The file ${file} cannot be read (${code})`, remedy, error);
  }
}

function missing(attribute: string, message: string, remedy: string, cause?: unknown): OsmopsError {
  return new OsmopsError({
    code: 'secret-missing',
    message: `${message}.`,
    remedy: `${remedy} where the provider runs, and try again.`,
    place: { attribute: [attribute] },
    cause,
  });
}
