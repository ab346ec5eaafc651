import { describe, expect, test } from '@jest/globals';
import { gone, osmError } from '../support/answers.js';
import { mockOsm, openLoggedIn, useMockedOsm } from '../support/mock-osm.js';

const vim = '/admin/v1/vim_accounts/1';
const action = '/nslcm/v1/ns_instances/i/action';
const upgrade = { memberVnfIndex: 'm', kduName: 'k', params: {} };
const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
const refused = Object.assign(new Error('connect ECONNREFUSED'), {
  code: 'ECONNREFUSED',
  syscall: 'connect',
});

useMockedOsm();

describe('a GET is sent again', () => {
  test.each([429, 502, 503, 504])('after HTTP %d', async (status) => {
    const { nbi, events } = await openLoggedIn();
    mockOsm().get(vim).reply(status);
    mockOsm().get(vim).reply(404, gone);
    await nbi.vimAccounts.get('1');
    expect(events).toContainEqual(expect.objectContaining({ kind: 'retry', reason: `HTTP ${status}` }));
  });

  test.each([
    ['lost its connection', reset],
    ['got none', refused],
  ])('after it %s', async (_, error) => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(vim).replyWithError(error);
    mockOsm().get(vim).reply(404, gone);
    await nbi.vimAccounts.get('1');
  });

  test('three times at most, after longer and longer pauses', async () => {
    const { nbi, clock } = await openLoggedIn();
    mockOsm()
      .get(vim)
      .times(4)
      .reply(502, osmError('BAD_GATEWAY', 502, 'x'));
    await expect(nbi.vimAccounts.get('1')).rejects.toMatchObject({ code: 'nbi-failed' });
    expect(clock.sleeps).toHaveLength(3);
    clock.sleeps.forEach((ms, index) => {
      expect(ms).toBeGreaterThanOrEqual(100 * 2 ** index);
      expect(ms).toBeLessThanOrEqual(300 * 2 ** index);
    });
  });

  test('not after 500', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(vim).reply(500);
    await expect(nbi.vimAccounts.get('1')).rejects.toMatchObject({ code: 'nbi-failed' });
  });
});

describe('Retry-After', () => {
  test('is obeyed in seconds', async () => {
    const { nbi, clock } = await openLoggedIn();
    mockOsm().get(vim).reply(429, '', { 'Retry-After': '7' });
    mockOsm().get(vim).reply(404, gone);
    await nbi.vimAccounts.get('1');
    expect(clock.sleeps).toEqual([7000]);
  });

  test("is obeyed as a date, counted from the server's own", async () => {
    const { nbi, clock } = await openLoggedIn();
    const dates = { Date: 'Sun, 22 Nov 2026 08:00:00 GMT', 'Retry-After': 'Sun, 22 Nov 2026 08:00:09 GMT' };
    mockOsm().get(vim).reply(503, '', dates);
    mockOsm().get(vim).reply(404, gone);
    await nbi.vimAccounts.get('1');
    expect(clock.sleeps).toEqual([9000]);
  });

  test('ends the call at once when it asks for more than a minute', async () => {
    const { nbi, clock } = await openLoggedIn();
    mockOsm().get(vim).reply(429, '', { 'Retry-After': '61' });
    await expect(nbi.vimAccounts.get('1')).rejects.toMatchObject({ code: 'nbi-failed' });
    expect(clock.sleeps).toEqual([]);
  });
});

describe('a POST is sent again', () => {
  test.each([429, 503])('after HTTP %d: OSM did nothing', async (status) => {
    const { nbi } = await openLoggedIn();
    mockOsm().post(action).reply(status);
    mockOsm().post(action).reply(202, { id: 'op' });
    expect(await nbi.nsInstances.upgradeKdu('i', upgrade)).toEqual({ operationId: 'op' });
  });

  test('after a connection that never came about', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().post(action).replyWithError(refused);
    mockOsm().post(action).reply(202, { id: 'op' });
    expect(await nbi.nsInstances.upgradeKdu('i', upgrade)).toEqual({ operationId: 'op' });
  });
});

describe('a POST whose answer is lost is not sent again but told apart', () => {
  test('after the connection broke', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().post(action).replyWithError(reset);
    await expect(nbi.nsInstances.upgradeKdu('i', upgrade)).rejects.toMatchObject({
      code: 'nbi-answer-lost',
      message:
        'POST nslcm/v1/ns_instances/i/action was sent to OSM but its answer was lost: the connection was reset (ECONNRESET)',
    });
  });

  test.each([502, 504])('after HTTP %d of a gateway', async (status) => {
    const { nbi } = await openLoggedIn();
    mockOsm().post(action).reply(status);
    await expect(nbi.nsInstances.upgradeKdu('i', upgrade)).rejects.toMatchObject({ code: 'nbi-answer-lost' });
  });

  test.each([
    ['is cut short', '{"id": "o'],
    ['lacks the id', '{}'],
    ['is a page of a proxy', '<html></html>'],
  ])('after a success that %s', async (_, body) => {
    const { nbi } = await openLoggedIn();
    mockOsm().post(action).reply(202, body);
    await expect(nbi.nsInstances.upgradeKdu('i', upgrade)).rejects.toMatchObject({ code: 'nbi-answer-lost' });
  });
});

test('an upload to an existing package may be sent again: it merges the same', async () => {
  const { nbi } = await openLoggedIn();
  const content = '/vnfpkgm/v1/vnf_packages/p/package_content';
  mockOsm().put(content).replyWithError(reset);
  mockOsm().put(content).reply(204);
  await nbi.vnfPackages.replaceContent('p', { fileName: 'p.tar.gz', bytes: Buffer.from('x'), md5: '0' });
});
