import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  instance,
  instanceFile,
  openWatchedSystem,
  type WatchedPoller,
  type WatchedSystem,
} from '../support/watched-system.js';

let system: WatchedSystem;

beforeEach(async () => {
  system = await openWatchedSystem();
});

afterEach(async () => {
  await system.close();
});

/** The id of the plan that waits. */
const waiting = (poller: WatchedPoller) => poller.status().approval?.reconcileId ?? '';

const names = () =>
  system.simulator.world
    .instances()
    .map(({ name }) => name)
    .sort();

test('a manual plan waits beyond a restart, is applied when approved, and is refused when it is stale', async () => {
  await system.configure({ apply: 'manual' });
  const first = await system.start();
  expect(await first.next('approval-needed')).toMatchObject({ reason: 'apply is manual' });
  await first.reaches('waiting-for-approval');
  await first.stop();

  const second = await system.start();
  await second.reaches('waiting-for-approval');
  expect(names()).toEqual([]);
  await second.control.approve('site', waiting(second));
  await second.next('applied');
  await second.reaches('ready');
  expect(names()).toEqual(['ldap']);
  await expect(second.control.approve('site', 'any plan')).rejects.toMatchObject({
    code: 'nothing-to-approve',
  });

  await system.commit({ [instanceFile('second')]: instance('second') });
  second.control.wake('site');
  await second.next('approval-needed');
  await second.reaches('waiting-for-approval');
  // Somebody else applies with the same state.
  const state = system.data('state/terraform.tfstate');
  const text = await readFile(state, 'utf8');
  await writeFile(
    state,
    text.replace(/"serial": (\d+)/, (_, serial) => `"serial": ${Number(serial) + 1}`),
  );
  await expect(second.control.approve('site', waiting(second))).rejects.toMatchObject({ code: 'plan-stale' });
  await second.next('approval-needed');
  await second.reaches('waiting-for-approval');
  // The plan waits, and the connection file leads elsewhere.
  await appendFile(join(system.folder, 'connection.yaml'), 'insecureSkipVerify: true\n');
  await expect(second.control.approve('site', waiting(second))).rejects.toMatchObject({ code: 'plan-stale' });
  await second.next('approval-needed');
  await second.reaches('waiting-for-approval');
  await second.control.approve('site', waiting(second));
  await second.next('applied');
  expect(names()).toEqual(['ldap', 'second']);
});

test('a plan that destroys more than maxDestroys waits, and so does the replacement of what was READY', async () => {
  await system.configure({ maxDestroys: '1' });
  const poller = await system.start();
  await poller.next('applied');
  await system.commit({ [instanceFile('second')]: instance('second') });
  poller.control.wake('site');
  await poller.next('applied');
  await poller.reaches('ready');

  await system.commit({ [instanceFile('second')]: undefined, [instanceFile('ldap')]: undefined });
  poller.control.wake('site');
  expect(await poller.next('approval-needed')).toMatchObject({
    reason: 'it destroys 2 objects, and maxDestroys is 1',
  });
  expect(names()).toEqual(['ldap', 'second']);

  const renamed = instance('second').replace('vimAccountName: mylocation1', 'vimAccountName: mylocation2');
  await system.commit({ [instanceFile('second')]: renamed, [instanceFile('ldap')]: instance('ldap') });
  poller.control.wake('site');
  expect(await poller.next('approval-needed')).toMatchObject({
    reason: 'it replaces what has been READY: osm_ns_instance.second',
  });
});

test('a revision whose files declare nothing, as after a change of targetDir, destroys nothing without a person', async () => {
  const poller = await system.start();
  await poller.next('applied');
  await system.commit({
    'osm_ops_config.yaml': 'targetDir: elsewhere\nconnectionFile: connection.yaml\n',
    'elsewhere/README.md': 'Soon.\n',
  });
  poller.control.wake('site');
  expect(await poller.next('approval-needed')).toMatchObject({
    summary: { add: 0, destroy: 3 },
    reason: expect.stringMatching(/^it destroys all there is: the files declare nothing/),
  });
  expect(names()).toEqual(['ldap']);
});

test('a failed creation is made anew twice, and then a person is asked', async () => {
  for (let count = 0; count < 5; count += 1) {
    system.simulator.scriptOperation({ type: 'instantiate', result: 'fail' });
  }
  const poller = await system.start();
  expect(await poller.next('approval-needed')).toMatchObject({
    reason: 'the creation failed 3 times for this revision: osm_ns_instance.ldap',
  });
  expect(poller.events.filter(({ kind }) => kind === 'apply-started')).toHaveLength(3);
});

test('without pruning, what leaves the files stays in OSM and in the state, and what is changed is applied', async () => {
  await system.configure({ prune: 'false' });
  const poller = await system.start();
  await poller.next('applied');
  await system.commit({ [instanceFile('ldap')]: undefined, [instanceFile('second')]: instance('second') });
  poller.control.wake('site');
  expect(await poller.next('applied')).toMatchObject({ summary: { add: 1, destroy: 0, forget: 0 } });
  expect(names()).toEqual(['ldap', 'second']);
  await system.commit({ [instanceFile('second')]: undefined });
  poller.control.wake('site');
  await poller.next('planned');
  await poller.next('planned');
  expect(await poller.next('planned')).toMatchObject({ summary: { destroy: 0, isEmpty: true } });
  await poller.stop();

  await system.configure({ prune: 'true' });
  const pruning = await system.start();
  pruning.control.reconcile('site');
  expect(await pruning.next('applied')).toMatchObject({ summary: { destroy: 2 } });
  expect(names()).toEqual([]);
});

test('a rollback holds an earlier revision, and a suspension everything, until it is resumed', async () => {
  const poller = await system.start();
  const { revision } = await poller.next('applied');
  await system.commit({ [instanceFile('second')]: instance('second') });
  poller.control.wake('site');
  await poller.next('applied');

  await poller.control.rollback('site', revision.commit);
  expect(await poller.next('applied')).toMatchObject({ revision, summary: { destroy: 1 } });
  await poller.reaches('ready');
  expect(names()).toEqual(['ldap']);
  await system.commit({ [instanceFile('third')]: instance('third') });
  poller.control.wake('site');
  await poller.next('revision-seen');
  expect(poller.status()).toMatchObject({ pinned: revision.commit });

  await poller.control.suspend('site');
  await poller.control.resume('site');
  await poller.next('applied');
  expect(names()).toEqual(['ldap', 'second', 'third']);

  await poller.control.suspend('site');
  await poller.reaches('suspended');
  await system.commit({ [instanceFile('fourth')]: instance('fourth') });
  poller.control.wake('site');
  await poller.next('revision-seen');
  await poller.next('revision-seen');
  await poller.stop();
  const next = await system.start();
  expect(next.status()).toMatchObject({ suspended: true });
  await expect(next.control.approve('site', 'any plan')).rejects.toMatchObject({
    code: 'repository-suspended',
  });
  await next.control.resume('site');
  await next.next('applied');
  expect(names()).toHaveLength(4);
});
