import { readSecretFile } from '../../../base/files/read-secret.js';
import { OsmopsError } from '../../../provider/errors/index.js';
import type { StateBackend } from '../config/backend-settings.js';

/**
 * The variables that a backend takes its secrets from, each read from its file.
 *
 * @throws OsmopsError `secret-missing`.
 */
export async function backendEnvironment({ env }: StateBackend): Promise<Record<string, string>> {
  const entries = Object.entries(env).map(
    async ([name, { file }]) => [name, await readSecret(file)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function readSecret(file: string): Promise<string> {
  try {
    return await readSecretFile(file);
  } catch (cause) {
    throw new OsmopsError({
      code: 'secret-missing',
      message: `The file ${file} with a secret of the backend cannot be read`,
      remedy: 'Make it readable for the poller, or name another one in the configuration.',
      place: { file },
      cause,
    });
  }
}
