import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSimulator, type Simulator } from '../../src/simulator/index.js';
import { type Client, openClient } from './client.js';
import { type WatchedClock, watchedClock } from './watched-clock.js';

let clock: WatchedClock;
let simulator: Simulator;
let client: Client;

beforeEach(async () => {
  clock = watchedClock();
  simulator = createSimulator({ clock });
  client = await openClient((await simulator.listen()).port);
});
afterEach(() => simulator.close());

const repo = { name: 'bitnami', type: 'helm-chart', url: 'https://charts.example.org' };

test('a fault meets the requests that match, as often as it says', async () => {
  simulator.faults.add({ method: 'GET', path: /k8srepos/, times: 2, action: { status: 503, body: 'busy' } });
  const answers = [];
  for (const path of ['admin/v1/k8srepos', 'admin/v1/projects', 'admin/v1/k8srepos', 'admin/v1/k8srepos']) {
    answers.push((await client.call('GET', path)).status);
  }
  expect(answers).toEqual([503, 200, 503, 200]);
});

test('a fault answers with its headers and body', async () => {
  simulator.faults.add({ action: { status: 429, headers: { 'Retry-After': '7' }, body: '<html>' } });
  const answer = await client.call('GET', 'version');
  expect([answer.status, answer.headers['retry-after'], answer.body.toString()]).toEqual([
    429,
    '7',
    '<html>',
  ]);
});

test('drop-before cuts the connection before OSM sees the request', async () => {
  simulator.faults.add({ method: 'POST', action: 'drop-before' });
  await expect(client.call('POST', 'admin/v1/k8srepos', repo)).rejects.toThrow();
  expect(simulator.world.accounts()).toEqual([]);
  expect(simulator.log.at(-1)).toMatchObject({ method: 'POST', status: null });
});

test('drop-after cuts the connection when OSM has done what was asked', async () => {
  simulator.faults.add({ method: 'POST', action: 'drop-after' });
  await expect(client.call('POST', 'admin/v1/k8srepos', repo)).rejects.toThrow();
  expect(simulator.world.accounts()).toEqual(['bitnami']);
});

test('truncate cuts the connection in the middle of the answer', async () => {
  simulator.faults.add({ path: /roles/, action: 'truncate' });
  await expect(client.call('GET', 'admin/v1/roles')).rejects.toThrow(/aborted/);
});

test('trickle sends a byte a second', async () => {
  simulator.faults.add({ path: /version/, action: 'trickle' });
  const start = clock.now();
  const answer = client.call('GET', 'version');
  const size = Buffer.byteLength('{\n    "version": "10.0.0",\n    "date": "2021-07-01"\n}\n');
  for (let sent = 1; sent <= size; sent += 1) {
    await clock.timersSet(sent);
    clock.advance(1);
  }
  expect((await answer).body).toHaveLength(size);
  expect(clock.now() - start).toBe(size);
});

test('a delay holds the request back', async () => {
  simulator.faults.add({ method: 'POST', action: { delaySeconds: 5 } });
  const answer = client.call('POST', 'admin/v1/k8srepos', repo);
  await clock.timersSet(1);
  expect(simulator.world.accounts()).toEqual([]);
  clock.advance(5);
  expect((await answer).status).toBe(202);
});

test('faults that were cleared do not happen', async () => {
  simulator.faults.add({ action: 'drop-before' });
  simulator.faults.clear();
  expect((await client.call('GET', 'version')).status).toBe(200);
});
