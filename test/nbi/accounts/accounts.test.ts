import { describe, expect, test } from '@jest/globals';
import { gone, osmError } from '../support/answers.js';
import { fixture } from '../support/fixture.js';
import { mockOsm, open, openLoggedIn, useMockedOsm } from '../support/mock-osm.js';
import { rejection } from '../support/rejection.js';

const id = '92ebe84f-2a46-4c32-ae04-8b6dc3f72c4f';
const path = '/admin/v1/vim_accounts';
const account = {
  id,
  name: 'mylocation1',
  description: undefined,
  operationalState: 'ENABLED',
  detailedStatus: 'Done',
  lastOperation: { state: 'COMPLETED', detailedStatus: 'Done' },
  toDelete: false,
  holdsLogin: false,
  vimType: 'dummy',
  vimUrl: 'http://localhost/dummy',
  vimUser: 'u',
  vimTenantName: 'p',
  config: {},
};
const wanted = { signal: new AbortController().signal, timeoutMs: 60_000 };

useMockedOsm();

describe('an account', () => {
  test('is found by name, without anything of its credentials', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`${path}?name=mylocation1,ghost`)
      .reply(200, [fixture('vim-account.json')]);
    const [found, none] = await Promise.all(
      ['mylocation1', 'ghost'].map((name) => nbi.vimAccounts.findByName(name)),
    );
    expect(found).toEqual(account);
    expect(none).toBeUndefined();
  });

  test('is read by id', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(`${path}/${id}`).reply(200, fixture('vim-account.json'));
    mockOsm().get(`${path}/gone`).reply(404, gone);
    expect(await nbi.vimAccounts.get(id)).toEqual(account);
    expect(await nbi.vimAccounts.get('gone')).toBeUndefined();
  });

  test('of another name than expected is read by its id', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(`${path}?name=old`).reply(200, []);
    mockOsm().get(`${path}/${id}`).reply(200, fixture('vim-account.json'));
    expect(await nbi.vimAccounts.read({ id, name: 'old' })).toEqual(account);
  });

  test('shows no secret of its configuration, at whatever depth', async () => {
    const { nbi } = await openLoggedIn();
    const config = { project: 'p', admin_password: 'CANARY', inner: [{ api_key: 'CANARY', zone: 'z' }] };
    mockOsm().get(`${path}/${id}`).reply(200, fixture('vim-account.json', { config }));
    expect((await nbi.vimAccounts.get(id))?.config).toEqual({ project: 'p', inner: [{ zone: 'z' }] });
  });

  test('of a cluster has no credentials', async () => {
    const { nbi } = await openLoggedIn();
    const cluster = {
      ...fixture('vim-account.json'),
      credentials: { users: [{ user: { token: 'CANARY' } }] },
      nets: { net1: 'vimnet', net2: null },
      vim_account: 'vim',
    };
    mockOsm().get('/admin/v1/k8sclusters/1').reply(200, cluster);
    const found = await nbi.k8sClusters.get('1');
    expect(found).toMatchObject({ vimAccountId: 'vim', nets: { net1: 'vimnet', net2: null } });
    expect(JSON.stringify(found)).not.toContain('CANARY');
  });

  test('that is gone is deleted already', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().delete(`${path}/gone`).reply(404, gone);
    await expect(nbi.vimAccounts.delete('gone')).resolves.toBeUndefined();
  });

  test('is looked up anew after a change of ours', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(`${path}?name=mylocation1`).reply(200, []);
    mockOsm()
      .post(path, { name: 'mylocation1' })
      .reply(202, { id, op_id: `${id}:0` });
    mockOsm()
      .get(`${path}?name=mylocation1`)
      .reply(200, [fixture('vim-account.json')]);
    expect(await nbi.vimAccounts.findByName('mylocation1')).toBeUndefined();
    expect(await nbi.vimAccounts.create({ json: { name: 'mylocation1' }, secrets: [] })).toEqual({ id });
    expect(await nbi.vimAccounts.findByName('mylocation1')).toEqual(account);
  });
});

test('reads of one account at the same moment are one request', async () => {
  const { nbi } = await openLoggedIn();
  mockOsm().get(`${path}/${id}`).reply(200, fixture('vim-account.json'));
  const found = await Promise.all([nbi.vimAccounts.get(id), nbi.vimAccounts.get(id)]);
  expect(found).toEqual([account, account]);
});

test('all are listed, without anything of their credentials', async () => {
  const { nbi } = await openLoggedIn();
  mockOsm()
    .get(path)
    .reply(200, [fixture('vim-account.json')]);
  expect(await nbi.vimAccounts.list()).toEqual({ records: [account], others: [] });
});

test('names are listed sorted, and asked for once by many', async () => {
  const { nbi } = await openLoggedIn();
  mockOsm()
    .get(path)
    .reply(200, [fixture('vim-account.json'), fixture('vim-account.json', { name: 'a' })]);
  const lists = await Promise.all([nbi.vimAccounts.names(), nbi.vimAccounts.names()]);
  expect(lists).toEqual([
    ['a', 'mylocation1'],
    ['a', 'mylocation1'],
  ]);
});

test('a secret of a body that OSM quotes is not in the error', async () => {
  const { nbi } = await openLoggedIn();
  mockOsm()
    .patch(`${path}/${id}`)
    .reply(422, osmError('UNPROCESSABLE_ENTITY', 422, "Format error 'CANARY-SECRET is too long'"));
  const body = { json: { vim_password: 'CANARY-SECRET' }, secrets: ['CANARY', 'CANARY-SECRET'] };
  const error = await rejection(nbi.vimAccounts.patch(id, body));
  expect(error).toMatchObject({ code: 'nbi-rejected', message: expect.stringContaining('*** is too long') });
  expect(JSON.stringify(error)).not.toContain('CANARY');
});

describe('a wait', () => {
  const processing = {
    _admin: { operationalState: 'PROCESSING', operations: [{ operationState: 'PROCESSING' }] },
  };

  test('ends when the account is enabled, through errors that pass', async () => {
    const { nbi } = await openLoggedIn();
    const look = () => mockOsm().get(`${path}?name=mylocation1`);
    look().reply(200, [fixture('vim-account.json', processing)]);
    look().reply(500, osmError('INTERNAL_SERVER_ERROR', 500, 'busy'));
    look().reply(200, [fixture('vim-account.json')]);
    expect(await nbi.vimAccounts.awaitSettled(account, wanted)).toEqual({ kind: 'done', record: account });
  });

  test('ends with OSM’s reason when the account is in ERROR', async () => {
    const { nbi } = await openLoggedIn();
    const _admin = { operationalState: 'ERROR', 'detailed-status': 'no route' };
    mockOsm()
      .get(`${path}?name=mylocation1`)
      .reply(200, [fixture('vim-account.json', { _admin })]);
    expect(await nbi.vimAccounts.awaitSettled(account, wanted)).toMatchObject({
      kind: 'failed',
      reason: 'no route',
    });
  });

  test('ends when the time is over', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`${path}?name=mylocation1`)
      .reply(200, [fixture('vim-account.json', processing)])
      .persist();
    expect(await nbi.vimAccounts.awaitSettled(account, { ...wanted, timeoutMs: 1_000 })).toEqual({
      kind: 'timed-out',
    });
  });

  test('ends when nobody waits any longer', async () => {
    const { nbi } = await open();
    const signal = AbortSignal.abort();
    expect(await nbi.vimAccounts.awaitSettled(account, { ...wanted, signal })).toEqual({ kind: 'stopped' });
  });

  test('for a deletion ends when the record is gone', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(`${path}?name=mylocation1`).reply(200, []);
    mockOsm().get(`${path}/${id}`).reply(404, gone);
    expect(await nbi.vimAccounts.awaitGone(account, wanted)).toEqual({ kind: 'gone' });
  });
});
