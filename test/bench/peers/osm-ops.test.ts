import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { manyInstances } from '../../../bench/instance.js';
import { measure } from '../../../bench/measurement.js';
import { type OsmSystem, openOsm } from '../../../bench/osm/system.js';
import { osmOps } from '../../../bench/peers/osm-ops.js';
import { requestsOf } from '../support/requests.js';

let osm: OsmSystem;

beforeAll(async () => {
  osm = await openOsm(0);
});

afterAll(() => osm.close());

test('creates what is new and upgrades everything at every later commit, with as many requests and bytes as measured', async () => {
  const ops = osmOps(osm.proxy.port, osm.nextUser);
  await ops.declare(manyInstances(10, '1'));
  const created = await measure(osm, ops.apply);
  const creation = 'POST /osm/nslcm/v1/ns_instances_content';
  expect(requestsOf(osm)).toEqual([
    'POST /osm/admin/v1/tokens',
    'GET /osm/nslcm/v1/ns_instances_content',
    'GET /osm/nsd/v1/ns_descriptors',
    'GET /osm/admin/v1/vim_accounts',
    ...Array.from({ length: 10 }, () => creation),
  ]);
  // Measured of the real one: 6.6 KB. A connection whose answer was not read is not used again.
  expect(Math.abs(created.sent / 6600 - 1)).toBeLessThan(0.02);
  expect(created.connections).toBe(10);

  const later = await measure(osm, ops.apply);
  const action = 'POST /osm/nslcm/v1/ns_instances/ID/action';
  expect(requestsOf(osm)).toEqual([
    'POST /osm/admin/v1/tokens',
    'GET /osm/nslcm/v1/ns_instances_content',
    ...Array.from({ length: 10 }, () => action),
  ]);
  // Measured of the real one: 4.6 KB and, less a cookie in each answer, 51.3 KB.
  expect(Math.abs(later.sent / 4600 - 1)).toBeLessThan(0.02);
  expect(Math.abs(later.received / 51_300 - 1)).toBeLessThan(0.02);
  expect(later.writes).toBe(10);
});
