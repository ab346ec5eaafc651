import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { OsmopsError } from '../../../../provider/errors/index.js';
import { unusable } from '../access/read-file.js';
import type { Place } from '../place.js';
import { gitEnvironment } from '../run/environment.js';
import { homeFiles } from '../run/home.js';

/** GnuPG asks nobody, starts nothing, and trusts the keys that it has: there are no others than the listed ones. */
const configuration = `batch
no-tty
no-autostart
no-auto-key-retrieve
disable-dirmngr
trust-model always
`;

/** Makes a key ring of the listed keys alone, and gives their fingerprints. */
export async function importGpgKeys(
  place: Place,
  file: string,
  keys: Uint8Array,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const home = join(place.home, homeFiles.gpg);
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { mode: 0o700 });
  await writeFile(join(home, 'gpg.conf'), configuration);
  await gpg(place, ['--quiet', '--import'], signal, keys);
  const listed = await gpg(place, ['--with-colons', '--list-keys'], signal, new Uint8Array());
  const fingerprints = [...listed.matchAll(/^fpr:{9}([0-9A-F]+):/gm)].map(
    ([, fingerprint]) => fingerprint ?? '',
  );
  if (fingerprints.length === 0) throw unusable('The file of OpenPGP keys', file, 'has no public key');
  return new Set(fingerprints);
}

/** Runs GnuPG; keys that it cannot read are passed over, and missed later. */
async function gpg(place: Place, args: string[], signal: AbortSignal, input: Uint8Array): Promise<string> {
  const { stdout, code } = await execa('gpg', args, {
    cwd: place.home,
    env: gitEnvironment(place),
    extendEnv: false,
    input,
    cancelSignal: signal,
    reject: false,
  });
  signal.throwIfAborted();
  if (code === 'ENOENT') throw missingGpg();
  return stdout;
}

export function missingGpg(): OsmopsError {
  return new OsmopsError({
    code: 'git-missing',
    message: 'There is no gpg to check OpenPGP signatures with.',
    remedy: 'Install GnuPG where the poller runs.',
  });
}
