import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { killAll, processesOf } from '../../support/processes.js';
import { until } from '../../support/until.js';
import { edit, instanceFile } from '../support/example.js';
import { openSystem, type System } from '../support/system.js';

let system: System;

beforeEach(async () => {
  system = await openSystem();
});

afterEach(() => system.close());

/** Applies, and kills everything once OSM builds the instance `ldap`. */
async function killInCreation(): Promise<void> {
  system.simulator.scriptOperation({ type: 'instantiate', seconds: 4 });
  const run = system.start('apply', '--auto-approve');
  await until(() => system.simulator.world.instances().length === 1);
  const { osmops, terraform, provider } = await processesOf(run.pid);
  expect([terraform.length, provider.length]).toEqual([1, 1]);
  killAll([...osmops, ...terraform, ...provider]);
  await run.ended;
}

test('what was begun under a name that is not declared any more is taken in and destroyed', async () => {
  await killInCreation();
  await edit(system.repository, instanceFile, 'name: ldap', 'name: other');
  const { exitCode, stdout, stderr } = await system.osmops('apply', '--auto-approve');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^Taken in: osm_ns_instance\.ldap \([0-9a-f-]{36}\).*it is destroyed\.$/m);
  expect(system.simulator.world.instances()).toMatchObject([{ name: 'other', nsState: 'READY' }]);
});

test('what was begun and is declared still is recovered, told as such, and made only once', async () => {
  await killInCreation();
  await system.setReplicaCount('3');
  const { exitCode, stdout } = await system.osmops('apply', '--auto-approve');
  expect(stdout).toMatch(/^Recovered: osm_ns_instance\.ldap \([0-9a-f-]{36}\)/m);
  expect(exitCode).toBe(0);
  expect(system.simulator.world.instances()).toMatchObject([{ name: 'ldap', nsState: 'READY' }]);
  expect(system.simulator.world.operations('ldap')).toEqual({ instantiate: 1, action: 1 });
});
