import { expect, test } from '@jest/globals';
import { osmError } from './support/answers.js';
import { mockOsm, openLoggedIn, useMockedOsm } from './support/mock-osm.js';

const kind = (path: string) => ({ noun: 'thing', path });

useMockedOsm();

test('lists what no resource is for by name, or by the id of its descriptor', async () => {
  const { nbi } = await openLoggedIn();
  mockOsm()
    .get('/pdu/v1/pdu_descriptors')
    .reply(200, [
      { _id: '1', name: 'router' },
      { _id: '2', id: 'antenna' },
    ]);
  expect(await nbi.others.list(kind('pdu/v1/pdu_descriptors'))).toEqual([
    { id: '1', name: 'router' },
    { id: '2', name: 'antenna' },
  ]);
});

test('a release that knows no such kind has none of it', async () => {
  const { nbi } = await openLoggedIn();
  mockOsm()
    .get('/admin/v1/sdns')
    .reply(405, osmError('METHOD_NOT_ALLOWED', 405, 'no such item'));
  expect(await nbi.others.list(kind('admin/v1/sdns'))).toEqual([]);
});

test('what the user may not see is not taken for nothing', async () => {
  const { nbi } = await openLoggedIn();
  mockOsm()
    .get('/admin/v1/wim_accounts')
    .reply(401, osmError('UNAUTHORIZED', 401, 'Access denied: lack of permissions'));
  expect(await nbi.others.list(kind('admin/v1/wim_accounts'))).toBeUndefined();
});
