import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { temporaryFolder } from '../../../support/temporary-folder.js';
import { createOrigin, type Origin } from '../support/origin.js';
import { never, openSource } from '../support/source.js';
import { type SshServer, startSshServer } from '../support/ssh-server.js';

let server: SshServer;
let origin: Origin;
let commit: string;
let sshKeyFile: string;

beforeAll(async () => {
  server = await startSshServer();
  sshKeyFile = await server.makeKey();
  origin = await createOrigin();
  commit = await origin.commit({ a: 'a' });
});
afterAll(() => server.stop());

const url = () => `ssh://${server.user}@127.0.0.1:${server.port}${origin.path}/.git`;
const open = (auth: Readonly<Record<string, string>> = {}, keys: Readonly<Record<string, unknown>> = {}) =>
  openSource({ url: url(), auth: { sshKeyFile, knownHostsFile: server.knownHostsFile, ...auth }, ...keys });

describe('SSH', () => {
  test('takes a key and a known host; another key is taken at the next look', async () => {
    await server.allow(sshKeyFile);
    const source = await open();
    expect(await source.look(never)).toMatchObject({ revision: { commit } });
    await (await source.checkout(commit, never)).release();

    await server.allow(await server.makeKey());
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-unauthorized' });
    await server.allow(sshKeyFile);
    expect(await source.look(never)).toMatchObject({ revision: { commit } });
  });

  test('takes a key that others may read, as mounted secrets are, and leaves no copy', async () => {
    await server.allow(sshKeyFile);
    await chmod(sshKeyFile, 0o644);
    const source = await open();
    expect(await source.look(never)).toMatchObject({ revision: { commit } });
    expect(await readdir(join(source.dir, 'home'))).not.toContain('id');
    await chmod(sshKeyFile, 0o600);
  });

  test.each([
    ['no line break at its end', (text: string) => text.trimEnd()],
    ['line breaks of another system', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('takes a key with %s', async (_, change) => {
    await server.allow(sshKeyFile);
    const file = join(await temporaryFolder(), 'key');
    await writeFile(file, change(await readFile(sshKeyFile, 'utf8')), { mode: 0o600 });
    const source = await open({ sshKeyFile: file });
    expect(await source.look(never)).toMatchObject({ revision: { commit } });
    expect(await readdir(join(source.dir, 'home'))).not.toContain('id');
  });

  test.each([
    ["OpenSSH's form", []],
    ['PEM', ['-m', 'PEM', '-t', 'rsa', '-b', '2048']],
    ['PKCS8', ['-m', 'PKCS8', '-t', 'ecdsa']],
  ])('says of a key in %s that has a passphrase what to do', async (_, form) => {
    const file = join(await temporaryFolder(), 'key');
    await execa('ssh-keygen', [
      '-q',
      ...(form.length === 0 ? ['-t', 'ed25519'] : form),
      '-N',
      'canary',
      '-f',
      file,
    ]);
    await expect((await open({ sshKeyFile: file })).look(never)).rejects.toMatchObject({
      code: 'git-file-unreadable',
      message: `The SSH key ${file} has a passphrase, which the poller cannot be given.`,
    });
  });

  test('refuses a host that is not known, or has another key', async () => {
    await server.allow(sshKeyFile);
    const knownHostsFile = join(await temporaryFolder(), 'known "hosts" %h');
    await writeFile(knownHostsFile, '# nobody\n');
    const source = await open({ knownHostsFile });
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-untrusted-server' });
    const other = await server.makeKey();
    const [type, key] = (await readFile(`${other}.pub`, 'utf8')).split(' ');
    await writeFile(knownHostsFile, `[127.0.0.1]:${server.port} ${type} ${key}\n`);
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-untrusted-server' });
  });

  test('says of a file that is no key that it is none, without quoting it', async () => {
    const file = join(await temporaryFolder(), 'key');
    await writeFile(file, 'canary-not-a-key\n', { mode: 0o600 });
    await expect((await open({ sshKeyFile: file })).look(never)).rejects.toMatchObject({
      code: 'git-file-unreadable',
      message: expect.not.stringContaining('canary'),
    });
  });

  test('says that a repository is not there', async () => {
    await server.allow(sshKeyFile);
    const source = await open({}, { url: `${url()}/no-such` });
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-not-found' });
  });

  test('says that nothing listens', async () => {
    const source = await open({}, { url: `ssh://${server.user}@127.0.0.1:1/x` });
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-unreachable' });
  });
});
