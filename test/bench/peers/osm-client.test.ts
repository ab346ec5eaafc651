import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { manyInstances } from '../../../bench/instance.js';
import { measure } from '../../../bench/measurement.js';
import { type OsmSystem, openOsm } from '../../../bench/osm/system.js';
import { osmClient } from '../../../bench/peers/osm-client.js';
import { requestsOf } from '../support/requests.js';

let osm: OsmSystem;

beforeAll(async () => {
  osm = await openOsm(0);
});

afterAll(() => osm.close());

test('creates, upgrades and deletes by the recorded requests, each over a connection of its own, and as many bytes', async () => {
  const client = osmClient(osm.proxy.port);
  await client.declare(manyInstances(1, '1'));
  const created = await measure(osm, client.apply);
  expect(requestsOf(osm)).toEqual([
    'POST /osm/admin/v1/tokens',
    'GET /osm/nsd/v1/ns_descriptors',
    'GET /osm/admin/v1/vim_accounts',
    'GET /osm/admin/v1/vim_accounts/ID',
    'POST /osm/nslcm/v1/ns_instances_content',
  ]);
  expect(created).toMatchObject({ requests: 5, connections: 5, writes: 1 });
  // Measured of the real one: 2,275 bytes.
  expect(Math.abs(created.sent - 2275)).toBeLessThan(30);

  await client.declare(manyInstances(1, '2'));
  const upgraded = await measure(osm, client.apply);
  expect(requestsOf(osm)).toEqual([
    'POST /osm/admin/v1/tokens',
    'GET /osm/nslcm/v1/ns_instances_content',
    'GET /osm/nslcm/v1/ns_instances_content',
    'POST /osm/nslcm/v1/ns_instances/ID/action',
  ]);
  // Measured of the real one: 1,717 bytes.
  expect(Math.abs(upgraded.sent - 1717)).toBeLessThan(30);
  const kdu = { instance: 'ldap-0001', member: 'openldap', kdu: 'ldap' };
  expect(osm.simulator.world.effective(kdu).parameters).toEqual({ replicaCount: '2' });

  expect(await measure(osm, client.apply)).toMatchObject({ requests: 0, calls: [] });

  await measure(osm, client.destroy ?? client.apply);
  expect(requestsOf(osm)).toEqual([
    'POST /osm/admin/v1/tokens',
    'GET /osm/nslcm/v1/ns_instances_content',
    'DELETE /osm/nslcm/v1/ns_instances_content/ID',
  ]);
  expect(osm.simulator.world.instances()).toEqual([]);
});
