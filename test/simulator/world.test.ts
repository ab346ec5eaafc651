import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Openldap, openOpenldap } from './openldap.js';

let osm: Openldap;

beforeAll(async () => {
  osm = await openOpenldap({ operationSeconds: 0 });
});
afterAll(() => osm.simulator.close());

async function ready(name: string): Promise<string> {
  const id = await osm.instantiate(name);
  await osm.simulator.world.settled();
  return id;
}

test('an upgrade by somebody else is an operation like any other', async () => {
  const { world } = osm.simulator;
  const instance = await ready('upgraded');
  const operation = world.upgrade({ instance, member: 'openldap', kdu: 'ldap' }, { replicaCount: 7 });
  await world.settled();
  expect(world.effective({ instance, member: 'openldap', kdu: 'ldap' }).parameters).toEqual({
    replicaCount: 7,
  });
  expect(await osm.client.list(`nslcm/v1/ns_lcm_op_occs?id=${operation}`)).toMatchObject([
    { operationState: 'COMPLETED' },
  ]);
});

test('a termination by somebody else takes the record away too', async () => {
  const { world } = osm.simulator;
  await ready('terminated');
  world.terminate('terminated');
  await world.settled();
  expect(world.instances().map(({ name }) => name)).not.toContain('terminated');
});

test('a record can be removed and a state be set', async () => {
  const { world } = osm.simulator;
  await ready('broken');
  world.setState('broken', 'BROKEN');
  expect(await osm.client.list('nslcm/v1/ns_instances?name=broken')).toMatchObject([{ nsState: 'BROKEN' }]);
  world.remove('broken');
  expect(await osm.client.list('nslcm/v1/ns_instances?name=broken')).toEqual([]);
});

test('a name that none or several instances have is a mistake of the test', async () => {
  const { world } = osm.simulator;
  await ready('twin');
  await ready('twin');
  expect(() => world.remove('twin')).toThrow(/several/);
  expect(() => world.remove('nobody')).toThrow(/no NS instance/);
});

test('a VIM account of the seed is enabled and has a cluster', async () => {
  const accounts = await osm.client.list('admin/v1/vim_accounts?name=mylocation1');
  const clusters = await osm.client.list(`admin/v1/k8sclusters?vim_account=${osm.vimAccountId}`);
  for (const record of [...accounts, ...clusters]) {
    expect(record).toMatchObject({ _admin: { operationalState: 'ENABLED' } });
  }
  expect([accounts.length, clusters.length]).toEqual([1, 1]);
});
