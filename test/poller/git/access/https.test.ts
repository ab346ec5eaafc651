import { randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isRevisionRefused } from '../../../../src/poller/git/index.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';
import { type GitServer, startGitServer } from '../support/https-server.js';
import { createOrigin, type Origin } from '../support/origin.js';
import { never, openSource } from '../support/source.js';

let server: GitServer;
let origin: Origin;
let commit: string;

beforeAll(async () => {
  server = await startGitServer();
  origin = await createOrigin();
  commit = await origin.commit({ 'a.txt': 'a', 'random.txt': randomBytes(200_000).toString('base64') });
});
afterAll(() => server.stop());
beforeEach(() => {
  Object.assign(server, { credentials: undefined, interfere: undefined, cutAfter: undefined });
});

const open = (keys: Readonly<Record<string, unknown>> = {}) =>
  openSource({ url: server.url(origin), caFile: server.caFile, ...keys });

describe('credentials', () => {
  test('are a token, read anew for each look', async () => {
    const tokenFile = join(await temporaryFolder(), 'the token');
    await writeFile(tokenFile, 'first-token\n');
    server.credentials = 'x-access-token:first-token';
    const source = await open({ auth: { tokenFile } });
    expect(await source.look(never)).toMatchObject({ revision: { commit } });

    server.credentials = 'x-access-token:second-token';
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-unauthorized' });
    await writeFile(tokenFile, 'second-token\r\n');
    expect(await source.look(never)).toMatchObject({ revision: { commit } });
  });

  test('are a user and a password, whatever characters they have', async () => {
    const passwordFile = join(await temporaryFolder(), 'password');
    const password = ' p%4 "$(x)`\\ü\' ';
    await writeFile(passwordFile, password);
    server.credentials = `a user:${password}`;
    const source = await open({ auth: { user: 'a user', passwordFile } });
    expect(await source.look(never)).toMatchObject({ revision: { commit } });
  });

  test('are asked for, and there are none', async () => {
    server.credentials = 'a:b';
    await expect((await open()).look(never)).rejects.toMatchObject({ code: 'git-unauthorized' });
  });

  test.each([
    ['is missing', undefined],
    ['is empty', '\n'],
    ['has two lines', 'one\ntwo\n'],
  ])('are in a file that %s', async (_, content) => {
    const tokenFile = join(await temporaryFolder(), 'token');
    if (content !== undefined) await writeFile(tokenFile, content);
    await expect((await open({ auth: { tokenFile } })).look(never)).rejects.toMatchObject({
      code: 'git-file-unreadable',
      place: { file: tokenFile },
      message: expect.not.stringContaining('two\n'),
    });
  });

  test('are not sent to another server that this one redirects to', async () => {
    const other = await startGitServer();
    other.credentials = 'x-access-token:secret';
    const tokenFile = join(await temporaryFolder(), 'token');
    await writeFile(tokenFile, 'secret');
    // Both certificates, so that only the credentials are in question.
    const caFile = join(await temporaryFolder(), 'both.pem');
    await writeFile(caFile, (await readFile(server.caFile, 'utf8')) + (await readFile(other.caFile, 'utf8')));
    server.interfere = (request, response) => {
      response.writeHead(302, { location: `${other.origin}${request.url}` }).end();
      return true;
    };
    const source = await open({ caFile, auth: { tokenFile } });
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-unauthorized' });
    await other.stop();
    expect(other.authorizations.length).toBeGreaterThan(0);
    expect(other.authorizations.filter((header) => header !== undefined)).toEqual([]);
  });
});

describe('a look', () => {
  test('at an unchanged remote fetches nothing', async () => {
    const source = await open();
    await source.look(never);
    expect(server.requests).toContain('POST git-upload-pack fetch');
    server.requests.length = 0;
    await source.look(never);
    expect(server.requests).toEqual(['GET refs', 'POST git-upload-pack ls-refs']);
  });

  test('at a server that is down is an error, and succeeds when it is back', async () => {
    const source = await open();
    await source.look(never);
    await server.stop();
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-unreachable' });
    await server.start();
    expect(await source.look(never)).toMatchObject({ revision: { commit }, changedPaths: [] });
  });

  test('that is cut off in the middle leaves nothing behind', async () => {
    const source = await open();
    server.cutAfter = 50_000;
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-cut-off' });
    server.cutAfter = undefined;
    expect(await source.look(never)).toMatchObject({ revision: { commit } });
  });

  test('at a server that says nothing ends in time', async () => {
    server.interfere = () => true;
    const source = await open({ timeout: '1s' });
    await expect(source.look(never)).rejects.toMatchObject({
      code: 'git-timeout',
      message: expect.stringContaining('1 s'),
    });
  });

  test('ends when it is cancelled', async () => {
    const cancel = new AbortController();
    server.interfere = () => {
      cancel.abort();
      return true;
    };
    const source = await open();
    await expect(source.look(cancel.signal)).rejects.toMatchObject({ code: 'cancelled' });
    server.interfere = undefined;
    expect(await source.look(never)).toMatchObject({ revision: { commit } });
  });

  test.each([
    [500, 'git-unreachable'],
    [503, 'git-unreachable'],
    [403, 'git-unauthorized'],
    [404, 'git-not-found'],
  ])('at a server that answers %i is the error %s', async (status, code) => {
    server.interfere = (_, response) => {
      response.writeHead(status).end();
      return true;
    };
    await expect((await open()).look(never)).rejects.toMatchObject({ code });
  });

  test('refuses a certificate of an authority that is not listed', async () => {
    const source = await openSource({ url: server.url(origin) });
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-untrusted-server' });
  });

  test('follows no redirection to plain HTTP', async () => {
    server.interfere = (request, response) => {
      response.writeHead(302, { location: `http://localhost:1${request.url}` }).end();
      return true;
    };
    await expect((await open()).look(never)).rejects.toMatchObject({ code: expect.stringMatching(/^git-/) });
  });

  test('ends when what comes is larger than allowed, and leaves nothing behind', async () => {
    const source = await open({ maxSize: '100kB' });
    const refused = { code: 'git-too-large', revision: { ref: 'main' } };
    const error = await source.look(never).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(refused);
    expect(isRevisionRefused(error)).toBe(true);
    expect(await readdir(source.dir)).not.toContain('git');
    // What came once and was too large is not fetched again.
    server.requests.length = 0;
    await expect(source.look(never)).rejects.toMatchObject(refused);
    expect(server.requests).toEqual(['GET refs', 'POST git-upload-pack ls-refs']);
  });

  test('goes through the proxy, or not at all', async () => {
    const source = await open({ proxy: 'http://localhost:1' });
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-unreachable' });
  });
});
