import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { until } from '../../support/until.js';
import { instance, instanceFile, openWatchedSystem, type WatchedSystem } from '../support/watched-system.js';

let system: WatchedSystem;

beforeEach(async () => {
  system = await openWatchedSystem();
  // Somebody else brings the example into OSM: a poller whose data nobody has any more.
  const others = await system.start();
  await others.next('applied');
  await others.reaches('ready');
  await others.stop();
});

afterEach(async () => {
  await system.close();
});

const running = () => system.simulator.world.instances().map(({ id, name }) => ({ id, name }));

test('what others made waits for a person, who is told by name what would be taken over and changed', async () => {
  await rm(join(system.folder, 'data'), { recursive: true });
  const before = running();
  await system.commit({ [instanceFile('ldap')]: instance('ldap', '9') });
  const poller = await system.start();
  const asked = await poller.next('approval-needed');
  expect(asked).toMatchObject({ summary: { add: 0, adopt: 3, import: 0 } });
  expect(asked.reason).toMatch(/^3 to adopt: .*osm_ns_instance\.ldap \(replicaCount "1" -> "9"\)/);
  await poller.reaches('waiting-for-approval');
  expect(poller.status()).toMatchObject({ approval: { reason: asked.reason, summary: { adopt: 3 } } });
  expect(await poller.control.history('site')).toMatchObject([
    { outcome: 'waiting-for-approval', summary: { adopt: 3 } },
  ]);
  expect(running()).toEqual(before);

  await poller.control.approve('site', asked.reconcileId ?? '');
  expect(await poller.next('applied')).toMatchObject({ summary: { adopt: 3 } });
  await poller.reaches('ready');
  expect(running()).toEqual(before);
  poller.control.reconcile('site');
  await poller.next('planned');
  expect(await poller.next('planned')).toMatchObject({ summary: { isEmpty: true } });
});

test('what another repository of the poller has is refused at the plan, by that name', async () => {
  const before = running();
  await system.configure({ adopt: 'auto' });
  await appendFile(
    system.configFile,
    `  - { name: other, adopt: auto, driftInterval: 0s, connectionFile: connection.yaml, git: { url: "file://${system.repository}", interval: 1h } }\n`,
  );
  const poller = await system.start();
  await until(() =>
    poller.events.some(({ repository, kind }) => repository === 'other' && kind === 'reconcile-failed'),
  );
  expect(poller.events.find(({ kind }) => kind === 'reconcile-failed')).toMatchObject({
    repository: 'other',
    error: {
      code: 'owned-elsewhere',
      message: expect.stringMatching(/osm_ns_instance\.ldap \(.*\) to 'site'/),
    },
  });
  expect(running()).toEqual(before);
});
