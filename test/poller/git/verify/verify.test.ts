import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isRevisionRefused } from '../../../../src/poller/git/index.js';
import { rejection } from '../../../nbi/support/rejection.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';
import { createOrigin, type Origin } from '../support/origin.js';
import { createSshSigner, type GpgSigners, openGpgSigners, type Signer } from '../support/signers.js';
import { never, openSource } from '../support/source.js';

let gpg: GpgSigners;
let ada: Signer;
let eve: Signer;
let old: Signer;
let sshAda: Signer;
let sshEve: Signer;

beforeAll(async () => {
  gpg = await openGpgSigners();
  ada = await gpg.create('Ada <ada@example.org>');
  eve = await gpg.create('Eve <eve@example.org>');
  old = await gpg.createExpired('Old <old@example.org>');
  sshAda = await createSshSigner('ada@example.org');
  sshEve = await createSshSigner('eve@example.org');
});
afterAll(() => gpg.close());

/** Commits with a signature, or without. */
async function commitBy(origin: Origin, signer: Signer | undefined): Promise<string> {
  const tree = await origin.git(['write-tree']);
  const parents = await origin.git(['rev-parse', '--verify', '--quiet', 'HEAD']).then(
    (parent) => ['-p', parent],
    () => [],
  );
  const sign = signer === undefined ? [] : ['-S'];
  const commit = await origin.git([
    ...(signer?.options ?? []),
    'commit-tree',
    tree,
    ...parents,
    ...sign,
    '-m',
    'x',
  ]);
  await origin.git(['update-ref', 'HEAD', commit]);
  return commit;
}

async function keyFile(...keys: readonly string[]): Promise<string> {
  const file = join(await temporaryFolder(), 'keys');
  await writeFile(file, keys.join('\n'));
  return file;
}

const refusal = (commit: string, reason: string) => ({
  code: 'revision-refused',
  revision: { commit },
  message: expect.stringContaining(reason),
});

describe('a commit', () => {
  test('needs an OpenPGP signature by a listed key', async () => {
    const origin = await createOrigin(gpg.env);
    const good = await commitBy(origin, ada);
    const verify = { object: 'commit', gpgKeysFile: await keyFile(ada.publicKey, old.publicKey) };
    const source = await openSource({ url: origin.url, verify });
    expect(await source.look(never)).toMatchObject({ revision: { commit: good } });

    const unsigned = await commitBy(origin, undefined);
    const error = await rejection(source.look(never));
    expect(error).toMatchObject(refusal(unsigned, 'no signature'));
    expect(isRevisionRefused(error)).toBe(true);
    await expect(source.look(never)).rejects.toMatchObject(refusal(unsigned, 'no signature'));

    await expect(rejection(commitBy(origin, eve).then(() => source.look(never)))).resolves.toMatchObject({
      code: 'revision-refused',
      message: expect.stringContaining('not listed'),
    });
    await commitBy(origin, old);
    await expect(source.look(never)).rejects.toMatchObject({ message: expect.stringContaining('expired') });
    await commitBy(origin, sshAda);
    await expect(source.look(never)).rejects.toMatchObject({ code: 'revision-refused' });

    const next = await commitBy(origin, ada);
    expect(await source.look(never)).toMatchObject({ revision: { commit: next }, changedPaths: [] });
  });

  test('is refused if its signature is of another content', async () => {
    const origin = await createOrigin(gpg.env);
    const good = await commitBy(origin, ada);
    const text = await origin.git(['cat-file', 'commit', good]);
    const forged = await origin.git(['hash-object', '-t', 'commit', '-w', '--stdin'], `${text}\nmore\n`);
    await origin.git(['update-ref', 'HEAD', forged]);
    const verify = { object: 'commit', gpgKeysFile: await keyFile(ada.publicKey) };
    const source = await openSource({ url: origin.url, verify });
    await expect(source.look(never)).rejects.toMatchObject(refusal(forged, 'does not fit'));
  });

  test('is refused once its key is revoked, or is taken off the list', async () => {
    const origin = await createOrigin(gpg.env);
    const mallory = await gpg.create('Mallory <mallory@example.org>');
    const commit = await commitBy(origin, mallory);
    const gpgKeysFile = await keyFile(mallory.publicKey);
    const source = await openSource({ url: origin.url, verify: { object: 'commit', gpgKeysFile } });
    expect(await source.look(never)).toMatchObject({ revision: { commit } });
    await writeFile(gpgKeysFile, ada.publicKey);
    await expect(source.look(never)).rejects.toMatchObject(refusal(commit, 'not listed'));
    await writeFile(gpgKeysFile, await gpg.revoke(mallory));
    await expect(source.look(never)).rejects.toMatchObject(refusal(commit, 'revoked'));
    await writeFile(gpgKeysFile, 'no key\n');
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-file-unreadable' });
  });

  test('needs an SSH signature by a listed key', async () => {
    const origin = await createOrigin();
    const past = await createSshSigner('old@example.org', 'valid-before="20200101" ');
    const good = await commitBy(origin, sshAda);
    const verify = { object: 'commit', sshSignersFile: await keyFile(sshAda.publicKey + past.publicKey) };
    const source = await openSource({ url: origin.url, verify });
    expect(await source.look(never)).toMatchObject({ revision: { commit: good } });
    for (const signer of [sshEve, past]) {
      const commit = await commitBy(origin, signer);
      await expect(source.look(never)).rejects.toMatchObject(refusal(commit, 'not listed'));
    }
    const text = await origin.git(['cat-file', 'commit', good]);
    const forged = await origin.git(['hash-object', '-t', 'commit', '-w', '--stdin'], `${text}\nmore\n`);
    await origin.git(['update-ref', 'HEAD', forged]);
    await expect(source.look(never)).rejects.toMatchObject(refusal(forged, 'does not fit'));
  });

  test('may be signed by either kind of key if both are listed', async () => {
    const origin = await createOrigin(gpg.env);
    const verify = {
      object: 'commit',
      gpgKeysFile: await keyFile(ada.publicKey),
      sshSignersFile: await keyFile(sshAda.publicKey),
    };
    const source = await openSource({ url: origin.url, verify });
    for (const signer of [ada, sshAda]) {
      const commit = await commitBy(origin, signer);
      expect(await source.look(never)).toMatchObject({ revision: { commit } });
    }
  });

  test('that is gone back to needs one too', async () => {
    const origin = await createOrigin();
    const unsigned = await commitBy(origin, undefined);
    const signed = await commitBy(origin, sshAda);
    await commitBy(origin, sshAda);
    const verify = { object: 'commit', sshSignersFile: await keyFile(sshAda.publicKey) };
    const source = await openSource({ url: origin.url, verify });
    expect(await source.resolve(signed.slice(0, 10), never)).toMatchObject({ commit: signed });
    await expect(source.resolve(unsigned, never)).rejects.toMatchObject(refusal(unsigned, 'no signature'));
    await expect(source.checkout(unsigned, never)).rejects.toMatchObject({ code: 'revision-refused' });
  });
});

describe('a tag', () => {
  test('needs a signature, and the name that it was signed with', async () => {
    const origin = await createOrigin();
    const first = await commitBy(origin, undefined);
    const tag = (name: string, signer: Signer, ...options: string[]) =>
      origin.git([...signer.options, 'tag', '--force', '-s', '-m', name, ...options, name]);
    await tag('v1.0.0', sshAda);
    const verify = { object: 'tag', sshSignersFile: await keyFile(sshAda.publicKey) };
    const source = await openSource({ url: origin.url, semver: '^1.0.0', verify });
    expect(await source.look(never)).toMatchObject({ revision: { commit: first, ref: 'v1.0.0' } });

    const second = await commitBy(origin, undefined);
    await tag('v1.1.0', sshEve);
    await expect(source.look(never)).rejects.toMatchObject(refusal(second, 'not listed'));
    await origin.git(['tag', '--force', 'v1.1.0']);
    await expect(source.look(never)).rejects.toMatchObject(refusal(second, 'no annotated tag'));
    await origin.git(['update-ref', 'refs/tags/v1.1.0', 'refs/tags/v1.0.0']);
    await expect(source.look(never)).rejects.toMatchObject(refusal(first, 'another name'));
    await tag('v1.1.0', sshAda);
    expect(await source.look(never)).toMatchObject({ revision: { commit: second, ref: 'v1.1.0' } });

    expect(await source.resolve(first, never)).toMatchObject({ commit: first });
    await origin.git(['tag', '--delete', 'v1.0.0']);
    await expect(source.resolve(first, never)).rejects.toMatchObject(refusal(first, 'no signed tag'));
  });
});
