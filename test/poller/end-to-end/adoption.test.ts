import { appendFile, cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import type { PollerEvent } from '../../../src/poller/types.js';
import { edit } from '../../cli/support/example.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
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

test('what would be replaced cannot be adopted, and status, history and event say why and what to do', async () => {
  await rm(join(system.folder, 'data'), { recursive: true });
  await system.configure({ adopt: 'auto' });
  const before = running();
  const id = before[0]?.id;
  system.simulator.world.setState('ldap', 'BROKEN');
  const poller = await system.start();
  const broken = {
    code: 'already-exists',
    message: `osm_ns_instance.ldap exists in OSM ('ldap', ${id}) and cannot be adopted: it would be replaced, since it is BROKEN.`,
    remedy: expect.stringContaining(`Choose another name, or delete it in OSM (osm ns-delete ${id})`),
    place: { file: instanceFile('ldap'), line: 2, address: 'osm_ns_instance.ldap' },
  };
  expect(await poller.next('reconcile-failed')).toMatchObject({ error: broken });
  const { code, message } = broken;
  expect(poller.status()).toMatchObject({ phase: 'failed', failed: { code, message } });
  expect(await poller.control.history('site')).toMatchObject([
    { outcome: 'failed', error: { code, message } },
  ]);

  system.simulator.world.setState('ldap', 'READY');
  const nsd = 'deploy/osm-pkgs/other_ns';
  await cp(join(system.repository, 'deploy/osm-pkgs/openldap_ns'), join(system.repository, nsd), {
    recursive: true,
  });
  await edit(system.repository, `${nsd}/openldap_nsd.yaml`, /\bid: openldap_ns$/m, 'id: other_ns');
  await system.commit({
    [instanceFile('ldap')]: instance('ldap').replace('nsdName: openldap_ns', 'nsdName: other_ns'),
  });
  poller.control.reconcile('site');
  const differs = { message: expect.stringContaining('nsd_name is "openldap_ns", not "other_ns"') };
  expect(await poller.next('reconcile-failed')).toMatchObject({ error: differs });
  expect(poller.status()).toMatchObject({ phase: 'failed', failed: differs });
  expect(running()).toEqual(before);
});

test('what another repository of the poller has is refused at the plan, by that name, and stays when its file goes there', async () => {
  const before = running();
  const other = join(await temporaryFolder(), 'other');
  await execa('git', ['clone', '--quiet', system.repository, other]);
  const commit = async () => {
    await execa('git', ['-C', other, 'add', '--all']);
    const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
    await execa('git', ['-C', other, ...who, 'commit', '--quiet', '--message', 'another']);
  };
  await cp(join(other, instanceFile('ldap')), join(other, instanceFile('mail')));
  await edit(other, instanceFile('mail'), 'name: ldap', 'name: mail');
  await commit();
  await system.configure({ adopt: 'auto' });
  await appendFile(
    system.configFile,
    `  - { name: other, adopt: auto, driftInterval: 0s, connectionFile: connection.yaml, git: { url: "file://${other}", interval: 1h } }\n`,
  );
  const poller = await system.start();
  const told = (kind: PollerEvent['kind']) => () =>
    poller.events.some((event) => event.repository === 'other' && event.kind === kind);
  await until(told('reconcile-failed'));
  expect(poller.events.find(({ kind }) => kind === 'reconcile-failed')).toMatchObject({
    repository: 'other',
    error: {
      code: 'owned-elsewhere',
      message: expect.stringMatching(/osm_ns_instance\.ldap \(.*\) to 'site'/),
      place: { file: instanceFile('ldap'), line: 2 },
    },
  });
  expect(running()).toEqual(before);

  await rm(join(other, instanceFile('ldap')));
  await commit();
  poller.control.reconcile('other');
  await until(told('applied'));
  const names = () => running().map(({ name }) => name);
  await until(() => names().includes('mail'));
  expect(running()).toContainEqual(before[0]);
  // And when all that it declares is taken away.
  await rm(join(other, instanceFile('mail')));
  await commit();
  poller.control.reconcile('other');
  await until(() => !names().includes('mail'));
  expect(running()).toEqual(before);
});
