import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { instance, instanceFile, openWatchedSystem, type WatchedSystem } from '../support/watched-system.js';

let system: WatchedSystem;

beforeEach(async () => {
  system = await openWatchedSystem();
});

afterEach(async () => {
  await system.close();
});

const names = () =>
  system.simulator.world
    .instances()
    .map(({ name }) => name)
    .sort();

test('a commit is applied, then a bad one changes nothing, then a good one is applied', async () => {
  const poller = await system.start();
  const { summary } = await poller.next('applied');
  expect(summary).toMatchObject({ add: 3, destroy: 0 });
  await poller.reaches('ready');
  expect(names()).toEqual(['ldap']);

  await system.commit({ 'deploy/kdu/bad.ops.yaml': 'kind: NsInstance\nname: [' });
  poller.control.wake('site');
  const failed = await poller.next('reconcile-failed');
  expect(failed).toMatchObject({ error: { code: 'yaml-invalid' } });
  expect(failed).not.toHaveProperty('retryAt');
  expect(poller.status()).toMatchObject({ phase: 'failed', failed: { code: 'yaml-invalid' } });

  const good = await system.commit({
    'deploy/kdu/bad.ops.yaml': undefined,
    [instanceFile('second')]: instance('second'),
  });
  poller.control.wake('site');
  await poller.next('applied');
  await poller.reaches('ready');
  expect(names()).toEqual(['ldap', 'second']);
  expect(poller.status()).toMatchObject({ applied: { commit: good }, drift: [], notReady: [] });
  const history = await poller.control.history('site');
  expect(history.map(({ outcome }) => outcome)).toEqual(['applied', 'failed', 'applied']);
  const kept = await poller.control.events('site');
  expect(kept).toEqual(poller.events);
});
