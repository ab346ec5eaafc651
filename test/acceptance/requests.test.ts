import { cp, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { createSimulator, type Simulator } from '../../src/simulator/index.js';

let simulator: Simulator;
let repository: string;

beforeEach(async () => {
  repository = await mkdtemp(join(await realpath(tmpdir()), 'osmops-requests-'));
  simulator = createSimulator({ operationSeconds: 0.3, seed: { vimAccounts: ['mylocation1'] } });
  const { port } = await simulator.listen();
  await cp(resolve('examples/openldap'), repository, { recursive: true });
  const connection = `hostname: 127.0.0.1:${port}\nproject: admin\nuser: admin\npassword: admin\ntls: false\n`;
  await writeFile(join(repository, 'connection.yaml'), connection);
});

afterEach(async () => {
  await simulator.close();
  await rm(repository, { recursive: true, force: true });
});

/** Runs osmops on the repository and returns what went over the wire: logins, other requests, writes among them. */
async function count(...args: string[]): Promise<{ logins: number; requests: number; writes: number }> {
  simulator.resetLog();
  await execa(process.execPath, [resolve('dist/src/cli/main.js'), ...args], { cwd: repository });
  const logins = simulator.log.filter(({ path }) => path.includes('/admin/v1/tokens'));
  const requests = simulator.log.filter((entry) => !logins.includes(entry));
  const writes = requests.filter(({ method }) => method !== 'GET');
  return { logins: logins.length, requests: requests.length, writes: writes.length };
}

test('the first apply of the example logs in once and makes at most ten further requests, operations included', async () => {
  const { logins, requests, writes } = await count('apply', '--auto-approve');
  expect({ logins, writes }).toEqual({ logins: 1, writes: 3 });
  expect(requests).toBeLessThanOrEqual(10);
  expect(simulator.world.instances()).toMatchObject([{ name: 'ldap', nsState: 'READY' }]);
});

test('a plan without changes logs in once and makes at most four further requests, none of them a write', async () => {
  await count('apply', '--auto-approve');
  const { logins, requests, writes } = await count('plan');
  expect({ logins, writes }).toEqual({ logins: 1, writes: 0 });
  expect(requests).toBeLessThanOrEqual(4);
});

test('nothing carries a cookie, and no more than five connections are made', async () => {
  await count('apply', '--auto-approve');
  expect(simulator.log.filter(({ hasCookie }) => hasCookie)).toEqual([]);
  expect(new Set(simulator.log.map(({ connection }) => connection)).size).toBeLessThanOrEqual(5);
});
