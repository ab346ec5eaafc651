import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSimulator, type Simulator } from '../../src/simulator/index.js';
import { logIn, openClient, read } from './client.js';
import { send } from './http-client.js';
import { type WatchedClock, watchedClock } from './watched-clock.js';

let clock: WatchedClock;
let simulator: Simulator;
let port: number;

beforeEach(async () => {
  clock = watchedClock();
  simulator = createSimulator({
    clock,
    seed: { users: [{ name: 'carol', password: 'c', roles: { lab: 'project_user' } }] },
  });
  ({ port } = await simulator.listen());
});
afterEach(() => simulator.close());

test('a second login of the same user within two seconds is held back one second', async () => {
  await logIn(port);
  const held = logIn(port);
  const other = await logIn(port, { username: 'carol', password: 'c' });
  expect(other.status).toBe(200);
  expect(simulator.world.tokens()).toHaveLength(2);
  clock.advance(1);
  expect((await held).status).toBe(200);
  expect(simulator.world.tokens()).toHaveLength(3);
});

test('a token lives for an hour, and then is answered with the challenge', async () => {
  const client = await openClient(port);
  clock.advance(3599);
  expect((await client.call('GET', 'admin/v1/projects')).status).toBe(200);
  clock.advance(2);
  const refused = await client.call('GET', 'admin/v1/projects');
  expect(refused.status).toBe(401);
  expect(refused.headers['www-authenticate']).toMatch(/^Bearer/);
});

test('a lack of permission is a 401 without the challenge', async () => {
  const token = read(await logIn(port, { username: 'carol', password: 'c' }));
  const headers = { Authorization: `Bearer ${Object(token).id}`, Accept: 'application/json' };
  const refused = await send(port, {
    method: 'GET',
    path: '/osm/admin/v1/users',
    headers,
    body: Buffer.alloc(0),
  });
  expect(refused.status).toBe(401);
  expect(refused.headers['www-authenticate']).toBeUndefined();
});

test('a seeded admin takes the place of the built-in one', async () => {
  const own = createSimulator({
    seed: { users: [{ name: 'admin', password: 'other', roles: { admin: 'system_admin' } }] },
  });
  const address = await own.listen();
  expect((await logIn(address.port)).status).toBe(401);
  const credentials = { username: 'admin', password: 'other', project_id: 'admin' };
  expect((await logIn(address.port, credentials)).status).toBe(200);
  await own.close();
});

test('requests that carry the cookie run one after another', async () => {
  const login = await logIn(port);
  const cookie = login.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  simulator.faults.add({ path: /projects/, times: 2, action: { delaySeconds: 1 } });
  const get = (path: string, headers = {}) =>
    send(port, { method: 'GET', path, headers, body: Buffer.alloc(0) });
  const requests = [1, 2].map(() => get('/osm/admin/v1/projects', { Cookie: cookie }));
  await clock.timersSet(1);
  // Once these are answered, both of the others have arrived.
  await get('/osm/version');
  await get('/osm/version');
  expect(clock.timerCount).toBe(1);
  clock.advance(1);
  await clock.timersSet(2);
  clock.advance(1);
  expect((await Promise.all(requests)).map(({ status }) => status)).toEqual([200, 200]);
});
