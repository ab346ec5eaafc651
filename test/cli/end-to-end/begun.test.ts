import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openClient } from '../../simulator/client.js';
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

test('two of one name wait for a person, who can have them forgotten', async () => {
  await killInCreation();
  const [made] = system.simulator.world.instances();
  const client = await openClient(system.port);
  const { nsdId, vimAccountId } = made ?? { nsdId: '', vimAccountId: '' };
  const other = await client.create('nslcm/v1/ns_instances_content', { nsName: 'ldap', nsdId, vimAccountId });
  // A later commit, which does not declare it any more: nothing else would speak of it.
  await edit(system.repository, instanceFile, 'name: ldap', 'name: other');
  const apply = await system.osmops('apply', '--auto-approve');
  expect(apply.exitCode).toBe(0);
  expect(apply.stdout).toMatch(/^Unresolved: osm_ns_instance\.ldap: .*OSM has 2 of this name/m);
  const listed = await system.osmops('begun', '--json');
  expect(JSON.parse(listed.stdout)).toMatchObject({
    begun: [{ address: 'osm_ns_instance.ldap', unresolved: { ids: [made?.id, other] } }],
  });
  const forget = ['begun', 'forget', 'osm_ns_instance.ldap'];
  expect((await system.osmops(...forget)).stderr).toContain('--auto-approve');
  expect(await system.osmops(...forget, '--auto-approve')).toMatchObject({ exitCode: 0 });
  expect((await system.osmops('begun')).stdout).toBe('Nothing is begun that the state does not have.\n');
  expect(await system.osmops(...forget, '--auto-approve')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('[begun-unknown]'),
  });
});
