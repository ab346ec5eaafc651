import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { createOsmReader } from '../../../src/poller/stack/osm.js';
import { createSimulator, type Simulator } from '../../../src/simulator/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const simulators: Simulator[] = [];

afterEach(async () => {
  for (const simulator of simulators.splice(0)) await simulator.close();
});

async function openSimulator() {
  const simulator = createSimulator();
  simulators.push(simulator);
  const { port } = await simulator.listen();
  const connection = `hostname: 127.0.0.1:${port}\nproject: admin\nuser: admin\npassword: admin\ntls: false\n`;
  const asked = () => simulator.log.filter(({ method }) => method === 'GET').length;
  const logins = () =>
    simulator.log.filter(({ method, path }) => method === 'POST' && path.includes('tokens')).length;
  return { connection, asked, logins };
}

test('one login serves until the connection file says something else, and then it is followed at once', async () => {
  const [first, second] = [await openSimulator(), await openSimulator()];
  const file = join(await temporaryFolder(), 'connection.yaml');
  const reader = createOsmReader();
  const { signal } = new AbortController();
  const instances = [{ address: 'osm_ns_instance.x', id: '1', status: 'BUILDING' }];
  await writeFile(file, first.connection);
  for (const _ of [1, 2])
    expect(await reader.look(file, instances, signal)).toMatchObject([{ status: 'gone' }]);
  expect([first.logins(), first.asked()]).toEqual([1, 2]);

  await writeFile(file, second.connection);
  await reader.look(file, instances, signal);
  expect([first.asked(), second.logins(), second.asked()]).toEqual([2, 1, 1]);
  await reader.close();
});
