import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { temporaryFolder } from '../../../support/temporary-folder.js';

/** Somebody who signs: options of Git for it, and what the public key looks like in a file of keys. */
export interface Signer {
  readonly options: readonly string[];
  readonly publicKey: string;
}

/** OpenPGP keys in a key ring of the tests' own. */
export interface GpgSigners {
  /** What Git needs in its environment to sign. */
  readonly env: Readonly<Record<string, string>>;
  create(name: string): Promise<Signer>;
  /** A key that was valid for a day of 2020, and signs as if it were that day. */
  createExpired(name: string): Promise<Signer>;
  /** The public key, revoked. */
  revoke(signer: Signer): Promise<string>;
  close(): Promise<void>;
}

export async function openGpgSigners(): Promise<GpgSigners> {
  // Short: the agent's socket is in it.
  const home = await mkdtemp('/tmp/osmops-gpg-');
  const env = { GNUPGHOME: home };
  const gpg = async (args: readonly string[], input = '') =>
    (await execa('gpg', ['--batch', '--quiet', '--no-tty', '--passphrase', '', ...args], { env, input }))
      .stdout;
  const exportOf = (name: string) => gpg(['--armor', '--export', `=${name}`]);
  const options = (name: string, program = 'gpg') => [
    '-c',
    `gpg.program=${program}`,
    '-c',
    `user.signingkey==${name}`,
  ];
  return {
    env,
    async create(name) {
      await gpg(['--quick-gen-key', name, 'ed25519', 'sign', '0']);
      return { options: options(name), publicKey: await exportOf(name) };
    },
    async createExpired(name) {
      const then = '--faked-system-time=20200101T120000!';
      await gpg([then, '--quick-gen-key', name, 'ed25519', 'sign', '1d']);
      const program = join(home, 'gpg-then');
      await writeFile(program, `#!/bin/sh\nexec gpg ${then} "$@"\n`);
      await chmod(program, 0o700);
      return { options: options(name, program), publicKey: await exportOf(name) };
    },
    async revoke({ publicKey }) {
      const shown = await gpg(['--with-colons', '--show-keys'], publicKey);
      const [, fingerprint = ''] = /^fpr:+([0-9A-F]+):/m.exec(shown) ?? [];
      const certificate = await readFile(join(home, 'openpgp-revocs.d', `${fingerprint}.rev`), 'utf8');
      // GnuPG puts a colon before it, so that nobody imports it by accident.
      return `${publicKey}\n${certificate.replace(/^:-----BEGIN/m, '-----BEGIN').replace(/^[^-]*/, '')}`;
    },
    async close() {
      await execa('gpgconf', ['--kill', 'all'], { env });
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** An SSH key that signs; its public key is a line of an allowed signers file. */
export async function createSshSigner(principal: string, restriction = ''): Promise<Signer> {
  const file = join(await temporaryFolder(), 'key');
  await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
  const key = (await readFile(`${file}.pub`, 'utf8')).trim();
  return {
    options: ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${file}`],
    publicKey: `${principal} ${restriction}${key}\n`,
  };
}
