import { createHmac } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { HookProvider } from '../../../../src/poller/http/hooks/signature.js';
import { ask, type Running, startServer } from '../../support/server.js';

const secret = 'the-secret-of-the-hook';
const body = Buffer.from('{"ref":"refs/heads/main","text":"\u00e9"}');
const hmac = createHmac('sha256', secret).update(body).digest('hex');

const signed: Record<HookProvider, Record<string, string>> = {
  github: { 'x-hub-signature-256': `sha256=${hmac}`, 'x-github-event': 'push' },
  gitlab: { 'x-gitlab-token': secret },
  gitea: { 'x-gitea-signature': hmac },
  bitbucket: { 'x-hub-signature': `sha256=${hmac}`, 'x-event-key': 'repo:push' },
};
const providers: HookProvider[] = ['github', 'gitlab', 'gitea', 'bitbucket'];

async function startWith(provider: HookProvider): Promise<Running> {
  const running = await startServer({
    hooks: (folder) => [{ repository: 'site-a', provider, secretFile: join(folder, 'hook') }],
  });
  await writeFile(join(running.folder, 'hook'), `${secret}\n`);
  return running;
}

async function push(running: Running, headers: Record<string, string>, name = 'site-a', sent = body) {
  const options = { method: 'POST', body: sent, headers: { host: 'git.example.org', ...headers } };
  return ask(running, `/hooks/${name}`, options);
}

test.each(providers)('a push that %s proves wakes its repository, and no other', async (provider) => {
  const running = await startWith(provider);
  expect((await push(running, signed[provider])).status).toBe(202);
  expect(running.control.asked).toEqual(['wake site-a']);
});

test.each(providers)('nothing else than the proof of %s wakes it', async (provider) => {
  const running = await startWith(provider);
  const others = providers.filter((other) => other !== provider).map((other) => signed[other]);
  const [[header = '', value = ''] = []] = Object.entries(signed[provider]);
  const wrong = [{}, { [header]: '' }, { [header]: `${value}0` }, { [header]: 'sha256=' }, ...others];
  for (const headers of wrong) expect((await push(running, headers)).status).toBe(403);
  if (provider !== 'gitlab') {
    expect((await push(running, signed[provider], 'site-a', Buffer.from('{}'))).status).toBe(403);
  }
  expect(running.control.asked).toEqual([]);
});

test('an unknown name and a wrong signature get the same answer', async () => {
  const running = await startWith('github');
  const unknown = await push(running, signed.github, 'other');
  const wrong = await push(running, {}, 'site-a');
  const { date: _, ...headers } = unknown.headers;
  expect({ ...wrong, headers: { ...wrong.headers, date: undefined } }).toEqual({
    ...unknown,
    headers: { ...headers, date: undefined },
  });
  expect(running.control.asked).toEqual([]);
});

test.each([
  ['github', { 'x-github-event': 'ping' }],
  ['bitbucket', { 'x-event-key': 'diagnostics:ping' }],
] as const)('answers a ping of %s, if it is proven', async (provider, ping) => {
  const running = await startWith(provider);
  expect(await push(running, { ...signed[provider], ...ping })).toMatchObject({
    status: 200,
    text: '{"status":"pong"}\n',
  });
  expect((await push(running, ping)).status).toBe(403);
  expect(running.control.asked).toEqual([]);
});

test('reads the secret anew, and trusts nobody when it is empty or cannot be read', async () => {
  const running = await startWith('gitlab');
  const file = join(running.folder, 'hook');
  await writeFile(file, 'another');
  expect((await push(running, { 'x-gitlab-token': 'another' })).status).toBe(202);
  await writeFile(file, '\n');
  expect((await push(running, { 'x-gitlab-token': '' })).status).toBe(403);
  await rm(file);
  expect((await push(running, { 'x-gitlab-token': 'another' })).status).toBe(403);
  expect(running.failures).toHaveLength(1);
});

test('without any webhook there is none', async () => {
  const running = await startServer();
  expect((await push(running, signed.github)).status).toBe(403);
});

test('does not take a body of any size', async () => {
  const running = await startWith('github');
  const headers = { ...signed.github, 'content-length': String(26 * 1024 * 1024) };
  const answer = await push(running, headers).catch((error: unknown) => error);
  expect(answer).toMatchObject({ status: 413 });
});
