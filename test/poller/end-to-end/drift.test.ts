import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openWatchedSystem, type WatchedSystem } from '../support/watched-system.js';

let system: WatchedSystem;

beforeEach(async () => {
  system = await openWatchedSystem();
});

afterEach(async () => {
  await system.close();
});

const kdu = { instance: 'ldap', member: 'openldap', kdu: 'ldap' };

test('an upgrade by hand is reported with the attribute and the operation, and corrected by the next apply', async () => {
  await system.configure({ driftInterval: '1s' });
  const poller = await system.start();
  await poller.next('applied');
  const id = system.simulator.world.upgrade(kdu, { replicaCount: '7' });
  const { drift } = await poller.next('drift-found');
  expect(drift).toMatchObject([
    {
      address: 'osm_ns_instance.ldap',
      attributes: [{ path: 'vnfs[0].kdus[0].params.replicaCount', before: '"1"', after: '"7"' }],
      operations: [{ id, type: 'action' }],
    },
  ]);
  await poller.reaches('drifted');

  poller.control.reconcile('site');
  await poller.next('applied');
  await poller.next('drift-gone');
  await poller.reaches('ready');
  expect(system.simulator.world.effective(kdu).parameters).toEqual({ replicaCount: '1' });
});

test('drift is corrected by itself where that is wanted', async () => {
  await system.configure({ driftInterval: '1s', onDrift: 'correct' });
  const poller = await system.start();
  await poller.next('applied');
  system.simulator.world.upgrade(kdu, { replicaCount: '7' });
  await poller.next('drift-found');
  expect(await poller.next('applied')).toMatchObject({ summary: { change: 1 } });
  await poller.next('drift-gone');
  expect(system.simulator.world.effective(kdu).parameters).toEqual({ replicaCount: '1' });
});

test('what broke is not replaced without a person, though drift is to be corrected', async () => {
  await system.configure({ driftInterval: '1s', onDrift: 'correct' });
  const poller = await system.start();
  await poller.next('applied');
  system.simulator.world.setState('ldap', 'BROKEN');
  expect(await poller.next('approval-needed')).toMatchObject({
    reason: 'it replaces what has been READY: osm_ns_instance.ldap',
  });
  expect(system.simulator.world.instances()).toMatchObject([{ nsState: 'BROKEN' }]);
});
