import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../place.js';
import { homeFiles } from '../run/home.js';
import { readAccessFile, readSecretLine } from './read-file.js';
import { placeSshKey, placeSshLink } from './ssh-files.js';

/** What a command that speaks to the server is given. */
export interface Access {
  /** Where Git's helper finds what it asks for. */
  readonly env: Readonly<Record<string, string>>;
  /** Texts that no error may quote. */
  readonly secrets: readonly string[];
}

/** Reads the credentials as they are now, and takes them away again after the work. */
export async function withAccess<T>(place: Place, work: (access: Access) => Promise<T>): Promise<T> {
  const { auth, caFile } = place.settings;
  if (caFile !== undefined) await readAccessFile(caFile, 'The file of certificates');
  if (auth === undefined) return work({ env: {}, secrets: [] });
  if (auth.kind === 'password') {
    const password = await readSecretLine(auth.passwordFile, 'The file of the token or password');
    const env = { OSMOPS_GIT_USER: auth.user, OSMOPS_GIT_PASSWORD_FILE: auth.passwordFile };
    return work({ env, secrets: formsOf(auth.user, password) });
  }
  const key = join(place.home, homeFiles.sshKey);
  const knownHosts = join(place.home, homeFiles.knownHosts);
  try {
    await placeSshKey(auth.sshKeyFile, key);
    await placeSshLink(auth.knownHostsFile, knownHosts, 'The file of known hosts');
    return await work({ env: {}, secrets: [] });
  } finally {
    await Promise.all([key, knownHosts].map((path) => rm(path, { force: true })));
  }
}

/** A password as it is sent: a server may print what it was sent. */
function formsOf(user: string, password: string): string[] {
  return [password, encodeURIComponent(password), Buffer.from(`${user}:${password}`).toString('base64')];
}
