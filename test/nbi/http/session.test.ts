import { describe, expect, test } from '@jest/globals';
import { nbiStatus } from '../../../provider/nbi/index.js';
import { challenge, gone, osmError, passwordCanary, tokenAnswer } from '../support/answers.js';
import { mockOsm, open, openLoggedIn, useMockedOsm } from '../support/mock-osm.js';
import { rejection } from '../support/rejection.js';

const vims = '/admin/v1/vim_accounts';
const badToken = osmError('UNAUTHORIZED', 401, 'Invalid Token or Authorization HTTP header');

useMockedOsm();

describe('logging in', () => {
  test('happens once for many calls, with the first of them', async () => {
    const { nbi } = await open();
    mockOsm()
      .post('/admin/v1/tokens', { username: 'admin', password: passwordCanary, project_id: 'admin' })
      .matchHeader('accept', 'application/json')
      .matchHeader('content-type', 'application/json')
      .reply(200, tokenAnswer({ id: 'T1' }));
    mockOsm().get(`${vims}?name=a`).matchHeader('authorization', 'Bearer T1').reply(200, []);
    mockOsm()
      .get('/nslcm/v1/ns_instances_content?id=b')
      .matchHeader('authorization', 'Bearer T1')
      .reply(200, []);
    await Promise.all([nbi.vimAccounts.findByName('a'), nbi.nsInstances.get('b')]);
  });

  test('happens again shortly before the token ends, by the time between its dates and not by the wall clock', async () => {
    const { nbi, clock } = await open();
    mockOsm()
      .post('/admin/v1/tokens')
      .reply(200, tokenAnswer({ id: 'T1', issuedAt: 42, lifetime: 3600 }));
    mockOsm().get(`${vims}/1`).twice().matchHeader('authorization', 'Bearer T1').reply(404, gone);
    await nbi.vimAccounts.get('1');
    clock.advance(3_539_000);
    await nbi.vimAccounts.get('1');
    mockOsm()
      .post('/admin/v1/tokens')
      .reply(200, tokenAnswer({ id: 'T2' }));
    mockOsm().get(`${vims}/1`).matchHeader('authorization', 'Bearer T2').reply(404, gone);
    clock.advance(2_000);
    await nbi.vimAccounts.get('1');
  });

  test('a token without dates is used until OSM refuses it', async () => {
    const { nbi } = await open();
    mockOsm().post('/admin/v1/tokens').reply(200, { id: 'T1' });
    mockOsm().get(`${vims}/1`).twice().reply(404, gone);
    await nbi.vimAccounts.get('1');
    await nbi.vimAccounts.get('1');
  });

  test.each([
    ['a wrong password', 401, osmError('UNAUTHORIZED', 401, 'Invalid username/password')],
    ['an unknown project', 404, gone],
  ])('%s is not tried again for 30 s', async (_, status, body) => {
    const { nbi, clock } = await open();
    mockOsm().post('/admin/v1/tokens').reply(status, body, challenge);
    const errors = await Promise.all([
      rejection(nbi.vimAccounts.get('1')),
      rejection(nbi.nsInstances.get('2')),
    ]);
    const later = await rejection(nbi.vimAccounts.names());
    for (const error of [...errors, later]) {
      expect(error).toMatchObject({ code: 'nbi-unauthorized' });
      expect(nbiStatus(error)).toBeUndefined();
    }
    clock.advance(29_999);
    await expect(nbi.vimAccounts.get('1')).rejects.toMatchObject({ code: 'nbi-unauthorized' });
  });

  test('an account that was corrected is taken 30 s after the refusal', async () => {
    const { nbi, clock } = await open();
    mockOsm()
      .post('/admin/v1/tokens')
      .reply(401, osmError('UNAUTHORIZED', 401, 'Invalid username/password'), challenge);
    await expect(nbi.vimAccounts.get('1')).rejects.toMatchObject({ code: 'nbi-unauthorized' });
    clock.advance(30_000);
    mockOsm().post('/admin/v1/tokens').reply(200, tokenAnswer());
    mockOsm().get(`${vims}/1`).reply(404, gone);
    expect(await nbi.vimAccounts.get('1')).toBeUndefined();
  });

  test.each([
    [401, 'Invalid username/password', 'Check user and password'],
    [401, 'project admin not allowed for this user', "that 'admin' may use project 'admin'"],
    [404, 'Not found any project', 'Check project'],
  ])('a refusal with %d %s names user and project', async (status, detail, remedy) => {
    const { nbi } = await open();
    mockOsm()
      .post('/admin/v1/tokens')
      .reply(status, osmError('CODE', status, detail), challenge);
    await expect(nbi.vimAccounts.get('1')).rejects.toMatchObject({
      code: 'nbi-unauthorized',
      message: `OSM at 127.0.0.1:9999 refused the login of user 'admin' to project 'admin': ${status} CODE: ${detail}`,
      remedy: expect.stringContaining(remedy),
    });
  });

  test.each([401, 404])('a %d of something else than OSM is no refusal of the password', async (status) => {
    const { nbi } = await open();
    const page = '<html><title>Sign in</title></html>';
    mockOsm()
      .post('/admin/v1/tokens')
      .reply(status, page, { ...challenge, Server: 'nginx/1.14.0 (Ubuntu)' });
    await expect(nbi.vimAccounts.get('1')).rejects.toMatchObject({
      code: 'nbi-bad-answer',
      message: `OSM at 127.0.0.1:9999 answered POST admin/v1/tokens with HTTP ${status}: an HTML page 'Sign in' of 35 bytes from nginx/1.14.0 (Ubuntu)`,
    });
  });

  test('a login that OSM was too busy for is tried again by the next call', async () => {
    const { nbi } = await open();
    mockOsm().post('/admin/v1/tokens').times(4).reply(503);
    await expect(nbi.vimAccounts.get('1')).rejects.toMatchObject({ code: 'nbi-failed' });
    mockOsm().post('/admin/v1/tokens').reply(200, tokenAnswer());
    mockOsm().get(`${vims}/1`).reply(404, gone);
    expect(await nbi.vimAccounts.get('1')).toBeUndefined();
  });

  test('an answer without a token is not understood', async () => {
    const { nbi } = await open();
    mockOsm().post('/admin/v1/tokens').reply(200, '<html>a proxy</html>');
    await expect(nbi.vimAccounts.get('1')).rejects.toMatchObject({
      code: 'nbi-bad-answer',
      message: expect.stringMatching(/cannot be understood: it is no JSON but an HTML page of 20 bytes$/),
    });
  });
});

describe('a 401', () => {
  test('that challenges makes many concurrent calls log in once more, a POST too', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(`${vims}/0`).reply(404, gone);
    await nbi.vimAccounts.get('0');
    const action = '/nslcm/v1/ns_instances/i/action';
    // None is refused before all have been asked: one that came later would bring the new token.
    const asked: (() => void)[] = [];
    const refuse = () =>
      new Promise<[number, object, Record<string, string>]>((resolve) => {
        asked.push(() => resolve([401, badToken, challenge]));
        if (asked.length === 3) for (const answer of asked) answer();
      });
    mockOsm().get(`${vims}/1`).reply(refuse);
    mockOsm().get(`${vims}/2`).reply(refuse);
    mockOsm().post(action).reply(refuse);
    mockOsm()
      .post('/admin/v1/tokens')
      .reply(200, tokenAnswer({ id: 'T2' }));
    mockOsm().get(`${vims}/1`).matchHeader('authorization', 'Bearer T2').reply(404, gone);
    mockOsm().get(`${vims}/2`).matchHeader('authorization', 'Bearer T2').reply(404, gone);
    mockOsm().post(action).matchHeader('authorization', 'Bearer T2').reply(202, { id: 'op' });
    const [, , started] = await Promise.all([
      nbi.vimAccounts.get('1'),
      nbi.vimAccounts.get('2'),
      nbi.nsInstances.upgradeKdu('i', { memberVnfIndex: 'm', kduName: 'k', params: {} }),
    ]);
    expect(started).toEqual({ operationId: 'op' });
  });

  test('that challenges a new token again ends the call', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .post('/admin/v1/tokens')
      .reply(200, tokenAnswer({ id: 'T2' }));
    mockOsm().get(`${vims}/1`).twice().reply(401, badToken, challenge);
    await expect(nbi.vimAccounts.get('1')).rejects.toMatchObject({ code: 'nbi-unauthorized' });
  });

  test('without a challenge is a missing permission or a quota: no login helps', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`${vims}/1`)
      .reply(401, osmError('UNAUTHORIZED', 401, 'Access denied: lack of permissions.'));
    const error = await rejection(nbi.vimAccounts.get('1'));
    expect(error).toMatchObject({
      code: 'nbi-forbidden',
      message: expect.stringContaining('lack of permissions'),
      remedy: expect.stringContaining("user 'admin' in project 'admin'"),
    });
    expect(nbiStatus(error)).toBe(401);
  });
});
