import { expect, test } from '@jest/globals';
import { gone } from './support/answers.js';
import { fixture } from './support/fixture.js';
import { mockOsm, openLoggedIn, useMockedOsm } from './support/mock-osm.js';

const id = '92ebe84f-2a46-4c32-ae04-8b6dc3f72c4f';
const path = '/admin/v1/vim_accounts';
const account = { id, name: 'mylocation1', operationalState: 'ENABLED' };

useMockedOsm();

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
