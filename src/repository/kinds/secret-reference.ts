import { isAbsolute, normalize } from 'node:path';
import { insideRepository } from '../paths.js';
import { allowsFile, allowsVariable } from '../secret-policy.js';
import type { OpsFile } from './kind.js';

/** How a file refers to a secret. */
interface SecretReference {
  readonly env: string | undefined;
  readonly file: string | undefined;
}

/** What to do about a secret that stands in a file itself. */
export function secretRemedy(name: string): string {
  return `Take it out, of Git's history too, and refer to it: \`${name}Env: NAME\` for a variable in the environment of osmops, or \`${name}File: PATH\`.`;
}

/**
 * Checks that a secret is referred to in one way, and that it is one of the repository's. Gives the absolute path of a file that is referred to: a relative one
 * is inside the repository, with no link on the way. Gives nothing after an error.
 */
export async function readSecretReference(
  name: 'password' | 'credentials',
  { env, file }: SecretReference,
  { root, report, secrets, placeOf }: OpsFile,
): Promise<{ readonly path?: string } | undefined> {
  const [envKey, fileKey] = [`${name}Env`, `${name}File`];
  const refuse = (message: string, remedy: string, key?: string) => {
    report('error', 'file-invalid', message, remedy, key === undefined ? placeOf() : placeOf(key));
    return undefined;
  };
  if (env !== undefined && file !== undefined) {
    return refuse(`Both '${envKey}' and '${fileKey}' are given.`, 'Keep one of the two.', fileKey);
  }
  if (env !== undefined) {
    if (secrets === undefined || allowsVariable(secrets, env)) return {};
    const remedy = `Have it added to \`secrets.env\` of this repository, in the configuration of the poller; or use one that is listed there.`;
    return refuse(
      `'${envKey}' is a variable that the poller does not let this repository use.`,
      remedy,
      envKey,
    );
  }
  if (file === undefined) {
    const remedy = `Say where it is when osmops runs: \`${envKey}: NAME\` or \`${fileKey}: PATH\`.`;
    return refuse(`Neither '${envKey}' nor '${fileKey}' is given.`, remedy);
  }
  if (isAbsolute(file)) {
    const path = normalize(file);
    if (secrets === undefined || (await allowsFile(secrets, path))) return { path };
    const remedy =
      'Put it below the folder that `secrets.dir` of this repository names, in the configuration of the poller.';
    return refuse(
      `'${fileKey}' is a file that the poller does not let this repository use.`,
      remedy,
      fileKey,
    );
  }
  const inside = await insideRepository(root, file);
  if (inside.refused === undefined) return { path: inside.path };
  const remedy = 'Name a file inside the repository, or give its absolute path.';
  return refuse(`'${fileKey}' ${inside.refused}.`, remedy, fileKey);
}
