import { expect, test } from '@jest/globals';
import { manualClock } from '../../src/simulator/clock.js';
import { createLatency } from '../../src/simulator/http/latency.js';
import { openOpenldap } from './openldap.js';

/** Starts requests together and returns after how many milliseconds each had its answer. */
async function endsOf(requests: readonly (readonly [method: string, path: string])[]): Promise<number[]> {
  const clock = manualClock(0);
  const latency = createLatency(clock);
  const ends: number[] = [];
  const all = requests.map(async ([method, path], index) => {
    await latency.serve(method, path, () => Promise.resolve());
    ends[index] = Math.round(clock.now() * 10_000) / 10;
  });
  const answered = Promise.all(all).then(() => true);
  const turn = () => new Promise<false>((resolve) => setImmediate(resolve, false));
  while (!(await Promise.race([answered, turn()]))) clock.advance(0.00002);
  return ends;
}

const create = ['POST', '/nslcm/v1/ns_instances_content'] as const;
const list = ['GET', '/nslcm/v1/ns_instances_content'] as const;

test('every kind of request takes its measured time', async () => {
  const one = async (method: string, path: string) => (await endsOf([[method, path]]))[0];
  expect(await one('POST', '/admin/v1/tokens')).toBe(2.2);
  expect(await one(...list)).toBe(1.6);
  expect(await one(...create)).toBe(8.9);
  expect(await one('POST', '/nslcm/v1/ns_instances/1/action')).toBe(3.3);
  expect(await one('POST', '/nslcm/v1/ns_instances/1/terminate')).toBe(2.5);
  expect(await one('DELETE', '/nslcm/v1/ns_instances_content/1')).toBe(2.8);
  expect(await one('POST', '/vnfpkgm/v1/vnf_packages_content')).toBe(14);
  expect(await one('PUT', '/nsd/v1/ns_descriptors/1/nsd_content')).toBe(14);
  expect(await one('DELETE', '/vnfpkgm/v1/vnf_packages_content/1')).toBe(2.3);
  expect(await one('POST', '/admin/v1/vim_accounts')).toBe(4.2);
  expect(await one('PATCH', '/admin/v1/vim_accounts/1')).toBe(10);
});

test('writes go one after another, and reads beside them', async () => {
  expect(await endsOf([create, create, list, create])).toEqual([8.9, 17.8, 1.6, 26.7]);
});

test('no more than ten requests are worked on at a time', async () => {
  const ends = await endsOf(Array.from({ length: 11 }, () => list));
  expect(ends).toEqual([...Array.from({ length: 10 }, () => 1.6), 3.2]);
});

test('what the work itself takes is part of the time', async () => {
  const clock = manualClock(0);
  const latency = createLatency(clock);
  const slow = async () => clock.advance(0.5);
  await latency.serve(...list, slow);
  expect(clock.now()).toBe(0.5);
});

test('a simulator with it answers as one without', async () => {
  const { simulator, instantiate } = await openOpenldap({ latency: true });
  await instantiate('ldap');
  expect(simulator.world.instances()).toMatchObject([{ name: 'ldap' }]);
  await simulator.close();
});
