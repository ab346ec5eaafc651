import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { isOsmopsError } from '../../../provider/errors/index.js';
import { nbiStatus } from '../../../provider/nbi/index.js';
import { challenge, gone, osmError, passwordCanary, tokenCanary } from '../support/answers.js';
import { fixtureText } from '../support/fixture.js';
import { mockOsm, openLoggedIn, useMockedOsm } from '../support/mock-osm.js';
import { rejection } from '../support/rejection.js';

const vim = '/admin/v1/vim_accounts/1';

useMockedOsm();

describe('what OSM answers becomes', () => {
  test.each([
    [400, 'nbi-rejected'],
    [401, 'nbi-forbidden'],
    [403, 'nbi-forbidden'],
    [405, 'nbi-rejected'],
    [409, 'nbi-conflict'],
    [422, 'nbi-rejected'],
    [500, 'nbi-failed'],
    [301, 'nbi-bad-answer'],
  ])('HTTP %d: %s', async (status, code) => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(vim)
      .reply(status, osmError('CODE', status, 'the detail'));
    const error = await rejection(nbi.vimAccounts.get('1'));
    expect(error).toMatchObject({
      code,
      message: `OSM at 127.0.0.1:9999 answered GET admin/v1/vim_accounts/1 with ${status} CODE: the detail`,
      remedy: expect.stringMatching(/\w/),
    });
    expect(nbiStatus(error)).toBe(status);
  });

  test('a 404 of something written to: nbi-not-found', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().post('/nslcm/v1/ns_instances/i/action').reply(404, gone);
    const upgrade = { memberVnfIndex: 'm', kduName: 'k', params: {} };
    await expect(nbi.nsInstances.upgradeKdu('i', upgrade)).rejects.toMatchObject({ code: 'nbi-not-found' });
  });

  test("a 404 that is not OSM's own: nbi-bad-answer, lest something is taken for gone", async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(vim).reply(404, fixtureText('length-required.txt'));
    await expect(nbi.vimAccounts.get('1')).rejects.toMatchObject({ code: 'nbi-bad-answer' });
  });

  test.each([400, 401, 403, 409, 422])("a %d that is not OSM's own: nbi-bad-answer too", async (status) => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(vim).reply(status, 'no', { 'content-type': 'text/plain', server: 'envoy' });
    await expect(nbi.vimAccounts.get('1')).rejects.toMatchObject({
      code: 'nbi-bad-answer',
      message: expect.stringMatching(`with HTTP ${status}: 2 bytes of text/plain from envoy$`),
      remedy: expect.stringContaining('hostname, port and tls'),
    });
  });

  test.each([
    [
      'ECONNREFUSED',
      'connect',
      'nbi-unreachable',
      'OSM at 127.0.0.1:9999 could not be reached: the connection was refused (ECONNREFUSED)',
    ],
    [
      'ENOTFOUND',
      'getaddrinfo',
      'nbi-unreachable',
      'OSM at 127.0.0.1:9999 could not be reached: no name server knows the host (ENOTFOUND)',
    ],
    [
      'ETIMEDOUT',
      'connect',
      'nbi-unreachable',
      'OSM at 127.0.0.1:9999 could not be reached: nothing answers there (ETIMEDOUT)',
    ],
    ['EXOTIC', 'connect', 'nbi-unreachable', 'OSM at 127.0.0.1:9999 could not be reached: EXOTIC'],
    [
      'ECONNRESET',
      'read',
      'nbi-unreachable',
      'The connection to OSM at 127.0.0.1:9999 broke before GET admin/v1/vim_accounts/1 was answered: the connection was reset (ECONNRESET)',
    ],
    [
      'CERT_HAS_EXPIRED',
      'read',
      'nbi-untrusted-certificate',
      'The certificate of OSM at 127.0.0.1:9999 is not trusted: it has expired (CERT_HAS_EXPIRED)',
    ],
  ])('%s in the call %s: %s', async (nodeCode, syscall, code, message) => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(vim)
      .times(code === 'nbi-unreachable' ? 4 : 1)
      .replyWithError(Object.assign(new Error('x'), { code: nodeCode, syscall }));
    await expect(nbi.vimAccounts.get('1')).rejects.toMatchObject({ code, message });
  });

  test.each([
    ['JSON cut short', '[{"name": "a'],
    ['YAML', '---\n- name: a\n'],
    ['a record without its name', JSON.stringify({ _id: 'x', vim_password: 'BODY-CANARY' })],
    ['nothing', ''],
  ])('%s with HTTP 200: nbi-bad-answer, and nothing of it is quoted', async (_, body) => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(vim).reply(200, body);
    const error = await rejection(nbi.vimAccounts.get('1'));
    expect(error).toMatchObject({ code: 'nbi-bad-answer' });
    expect(inspect(error)).not.toMatch(/BODY-CANARY|name: a/);
  });
});

describe('the detail', () => {
  async function messageFor(body: string | object): Promise<string> {
    const { nbi } = await openLoggedIn();
    mockOsm().get(vim).reply(409, body);
    const error = await rejection(nbi.vimAccounts.get('1'));
    return isOsmopsError(error) ? error.message : '';
  }

  test('is brought to one line of 500 characters', async () => {
    const message = await messageFor(osmError('CONFLICT', 409, `one\n\ttwo\u001b[31m ${'x'.repeat(1000)}`));
    expect(message).toMatch(/: one two\\u001b\[31m x+… \(1013 characters in all\)$/);
    expect(message.length).toBeLessThan(600);
  });

  test('of a page is summed up', async () => {
    expect(await messageFor(fixtureText('length-required.txt'))).toMatch(
      /with HTTP 409: an HTML page '411 Length Required' of \d+ bytes$/,
    );
  });

  test('of nothing says so', async () => {
    expect(await messageFor('')).toMatch(/with HTTP 409: an empty body$/);
  });
});

describe('secrets', () => {
  const echo = osmError('CONFLICT', 409, `password ${passwordCanary}, token ${tokenCanary}`);
  const broken = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });

  test.each([
    ['an answer that echoes them', () => mockOsm().get(vim).reply(409, echo)],
    ['a bad token', () => mockOsm().get(vim).twice().reply(401, echo, challenge)],
    ['a lost connection', () => mockOsm().get(vim).times(4).replyWithError(broken)],
    ['an answer that makes no sense', () => mockOsm().get(vim).reply(200, `<html>${tokenCanary}</html>`)],
  ])('are in nothing of an error about %s, nor in an event', async (what, mock) => {
    const { nbi, events } = await openLoggedIn();
    if (what === 'a bad token') mockOsm().post('/admin/v1/tokens').reply(200, { id: tokenCanary });
    mock();
    const error = await rejection(nbi.vimAccounts.get('1'));
    expect(error).toMatchObject({ code: expect.stringMatching(/^nbi-/) });
    expectNoSecret(error);
    expectNoSecret(events);
  });

  test('are in nothing of a login that fails, the first one or a later one', async () => {
    const { nbi, events } = await openLoggedIn();
    mockOsm().get(vim).reply(401, echo, challenge);
    mockOsm().post('/admin/v1/tokens').reply(401, echo, challenge);
    expectNoSecret(await rejection(nbi.vimAccounts.get('1')));
    expectNoSecret(events);
  });

  function expectNoSecret(value: unknown): void {
    const texts = [inspect(value, { depth: 20, showHidden: true }), JSON.stringify(value)];
    if (value instanceof Error) texts.push(value.message, value.stack ?? '');
    for (const text of texts) {
      expect(text).not.toContain(passwordCanary);
      expect(text).not.toContain(tokenCanary);
    }
  }
});
