import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAccessFile } from '../access/read-file.js';
import type { Place } from '../place.js';
import { homeFiles } from '../run/home.js';
import type { SignatureSettings } from '../settings/settings.js';
import { importGpgKeys } from './gpg-keys.js';

/** The keys whose signatures count, as their files are now. */
export interface TrustedKeys {
  /** Another one if a file has changed. */
  readonly digest: string;
  /** Puts them where Git looks, and gives the fingerprints of the OpenPGP ones. */
  install(signal: AbortSignal): Promise<ReadonlySet<string>>;
}

export async function readTrustedKeys(place: Place, settings: SignatureSettings): Promise<TrustedKeys> {
  const { gpgKeysFile, sshSignersFile } = settings;
  const gpg =
    gpgKeysFile === undefined ? undefined : await readAccessFile(gpgKeysFile, 'The file of OpenPGP keys');
  const ssh =
    sshSignersFile === undefined
      ? undefined
      : await readAccessFile(sshSignersFile, 'The file of SSH signers');
  const hash = createHash('sha256');
  for (const keys of [gpg, ssh]) hash.update(`${keys?.length ?? '-'}:`).update(keys ?? '');
  return {
    digest: hash.digest('hex'),
    async install(signal) {
      await writeFile(join(place.home, homeFiles.sshSigners), ssh ?? '');
      if (gpgKeysFile !== undefined && gpg !== undefined)
        return importGpgKeys(place, gpgKeysFile, gpg, signal);
      await rm(join(place.home, homeFiles.gpg), { recursive: true, force: true });
      return new Set();
    },
  };
}
