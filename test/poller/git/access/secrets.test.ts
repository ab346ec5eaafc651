import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { rejection } from '../../../nbi/support/rejection.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';
import { type GitServer, startGitServer } from '../support/https-server.js';
import { createOrigin } from '../support/origin.js';
import { recordPrograms } from '../support/record-programs.js';
import { never, openSource } from '../support/source.js';
import { type SshServer, startSshServer } from '../support/ssh-server.js';

const canary = 'canary-5b2f/1+x';
const forms = [
  canary,
  encodeURIComponent(canary),
  Buffer.from(`x-access-token:${canary}`).toString('base64'),
];
const path = process.env['PATH'] ?? '';

let https: GitServer;
let ssh: SshServer;

beforeAll(async () => {
  https = await startGitServer();
  ssh = await startSshServer();
});
afterAll(() => Promise.all([https.stop(), ssh.stop()]));
afterEach(() => {
  process.env['PATH'] = path;
});

/** Has Git and its like write down how they are started. Gives what they wrote. */
async function record(names: readonly string[]): Promise<() => Promise<string>> {
  const programs = await recordPrograms(names);
  process.env['PATH'] = programs.path;
  return async () => (await programs.arguments()) + (await programs.environments());
}

/** The text of every file below a folder. */
async function contents(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
}

function expectNone(text: string): void {
  for (const form of forms) expect(text).not.toContain(form);
}

test('a token is in no argument, environment, file or error', async () => {
  const recording = await record(['git']);
  const origin = await createOrigin();
  const commit = await origin.commit({ a: 'a' });
  const tokenFile = join(await temporaryFolder(), 'token');
  await writeFile(tokenFile, canary);
  https.credentials = `x-access-token:${canary}`;
  const source = await openSource({ url: https.url(origin), caFile: https.caFile, auth: { tokenFile } });
  await source.look(never);
  await (await source.checkout(commit, never)).release();

  // The server refuses it now, and quotes what it was sent.
  https.credentials = 'x-access-token:another';
  const error = await rejection(source.look(never));
  expect(error).toMatchObject({
    code: 'git-unauthorized',
    message: expect.stringContaining('refused: Basic ***'),
  });
  expectNone(inspect(error, { depth: 20, showHidden: true }));
  expectNone(await contents(source.dir));
  const recorded = await recording();
  expect(recorded).toContain('ls-remote');
  expect(recorded).toContain(tokenFile);
  expectNone(recorded);
});

test('an SSH key is in no argument, environment, error or file that stays', async () => {
  const recording = await record(['git', 'ssh']);
  const origin = await createOrigin();
  await origin.commit({ a: 'a' });
  const sshKeyFile = await ssh.makeKey();
  const [, secret = ''] = (await readFile(sshKeyFile, 'utf8')).split('\n');
  await ssh.allow(sshKeyFile);
  await chmod(sshKeyFile, 0o644);
  const source = await openSource({
    url: `ssh://${ssh.user}@127.0.0.1:${ssh.port}${origin.path}/.git`,
    auth: { sshKeyFile, knownHostsFile: ssh.knownHostsFile },
  });
  await source.look(never);
  await ssh.allow(await ssh.makeKey());
  const error = await rejection(source.look(never));
  const recorded = await recording();
  expect(recorded).toContain('BatchMode=yes');
  for (const text of [inspect(error, { depth: 20 }), await contents(source.dir), recorded]) {
    expect(text).not.toContain(secret);
  }
});

test('what is inherited starts nothing and goes nowhere', async () => {
  const recording = await record(['git']);
  const inherited = {
    GIT_SSH_COMMAND: 'touch evil',
    GIT_PROXY_COMMAND: 'evil',
    HTTPS_PROXY: 'http://localhost:1',
    GIT_TRACE: '1',
  };
  Object.assign(process.env, inherited);
  const origin = await createOrigin();
  await origin.commit({ a: 'a' });
  https.credentials = undefined;
  const source = await openSource({ url: https.url(origin), caFile: https.caFile });
  await source.look(never);
  for (const name of Object.keys(inherited)) delete process.env[name];
  const recorded = await recording();
  for (const name of Object.keys(inherited)) expect(recorded).not.toContain(`\n${name}=`);
});
