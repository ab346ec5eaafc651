import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { common } from '../../../bench/instance.js';
import { openSetupClient } from '../../../bench/osm/setup-client.js';
import { openOsm } from '../../../bench/osm/system.js';

test('has records as large as the recorded ones, and keeps the instances of other people', async () => {
  const osm = await openOsm(2);
  const client = await openSetupClient(`http://127.0.0.1:${osm.proxy.port}`);
  const before = osm.proxy.traffic().received;
  const records = z.array(z.looseObject({ name: z.string(), nsState: z.string() }));
  const [first] = await client.get('nslcm/v1/ns_instances_content?name=other-0001', records);
  expect(first).toMatchObject({ name: 'other-0001', nsState: 'READY', description: common.description });
  // Recorded: 4,751 bytes with a parameter, and the head of the answer.
  const received = osm.proxy.traffic().received - before;
  expect(received).toBeGreaterThan(4_700);
  expect(received).toBeLessThan(4_950);

  const [record] = osm.simulator.world.instances();
  await client.post(
    'nslcm/v1/ns_instances_content',
    'application/json',
    JSON.stringify({ nsName: 'ldap-0001', nsdId: record?.nsdId, vimAccountId: record?.vimAccountId }),
    z.unknown(),
  );
  expect(osm.simulator.world.instances()).toHaveLength(3);
  osm.clean();
  expect(osm.simulator.world.instances().map(({ name }) => name)).toEqual(['other-0001', 'other-0002']);
  expect(osm.nextUser()).not.toBe(osm.nextUser());
  await osm.close();
});
