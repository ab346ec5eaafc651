import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ldap, openSystem, type System } from '../support/system.js';

let system: System;

beforeEach(async () => {
  system = await openSystem();
  await system.osmops('apply', '--auto-approve');
});

afterEach(() => system.close());

test('an upgrade by hand is drift, named with old and new value, until an apply corrects it', async () => {
  expect(await system.osmops('drift')).toMatchObject({ exitCode: 0, stderr: '' });
  system.simulator.world.upgrade(ldap, { replicaCount: '5' });
  await system.simulator.world.settled();
  const found = await system.osmops('drift');
  expect(found).toMatchObject({ exitCode: 2, stderr: '' });
  expect(found.stdout).toContain('osm_ns_instance.ldap has changed in OSM\n');
  expect(found.stdout).toContain('  vnfs[0].kdus[0].params.replicaCount: "1" -> "5"\n');

  expect(await system.osmops('apply', '--auto-approve')).toMatchObject({ exitCode: 0 });
  expect(system.simulator.world.effective(ldap).parameters).toEqual({ replicaCount: '1' });
  expect(await system.osmops('drift')).toMatchObject({ exitCode: 0 });
});

test('a change in a file is no drift', async () => {
  await system.setReplicaCount('2');
  expect(await system.osmops('drift')).toMatchObject({ exitCode: 0 });
});

test('an instance that is gone is drift', async () => {
  system.simulator.world.remove('ldap');
  const { exitCode, stdout } = await system.osmops('drift');
  expect(exitCode).toBe(2);
  expect(stdout).toContain('osm_ns_instance.ldap is gone from OSM\n');
});

test('an instance that degraded is drift, also after an apply that exits 3 for it', async () => {
  system.simulator.world.setState('ldap', 'DEGRADED');
  const applied = await system.osmops('apply', '--auto-approve');
  expect(applied.exitCode).toBe(3);
  expect(applied.stderr).toContain('osm_ns_instance.ldap is DEGRADED');
  const { exitCode, stdout } = await system.osmops('drift');
  expect(exitCode).toBe(2);
  expect(stdout).toContain('  status: "READY" -> "DEGRADED"\n');
});
