import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openSystem, type System } from '../cli/support/system.js';

let system: System;

beforeEach(async () => {
  system = await openSystem();
});

afterEach(async () => {
  await system.close();
});

/** Runs osmops on the repository and returns what went over the wire: logins, other requests, writes among them. */
async function count(...args: string[]): Promise<{ logins: number; requests: number; writes: number }> {
  const { simulator } = system;
  simulator.resetLog();
  expect((await system.osmops(...args)).exitCode).toBe(0);
  const logins = simulator.log.filter(({ path }) => path.includes('/admin/v1/tokens'));
  const requests = simulator.log.filter((entry) => !logins.includes(entry));
  const writes = requests.filter(({ method }) => method !== 'GET');
  return { logins: logins.length, requests: requests.length, writes: writes.length };
}

test('the first apply of the example logs in once and makes at most twelve further requests, operations included', async () => {
  const { logins, requests, writes } = await count('apply', '--auto-approve');
  expect({ logins, writes }).toEqual({ logins: 1, writes: 3 + 2 });
  // Each of the two packages has a request that says whose it is.
  expect(requests).toBeLessThanOrEqual(10 + 2);
  expect(system.simulator.world.instances()).toMatchObject([{ name: 'ldap', nsState: 'READY' }]);
});

test('a plan without changes logs in once and makes at most four further requests, none of them a write', async () => {
  await count('apply', '--auto-approve');
  const { logins, requests, writes } = await count('plan');
  expect({ logins, writes }).toEqual({ logins: 1, writes: 0 });
  expect(requests).toBeLessThanOrEqual(4);
});

test('nothing carries a cookie, and no more than five connections are made', async () => {
  await count('apply', '--auto-approve');
  expect(system.simulator.log.filter(({ hasCookie }) => hasCookie)).toEqual([]);
  expect(new Set(system.simulator.log.map(({ connection }) => connection)).size).toBeLessThanOrEqual(5);
});
