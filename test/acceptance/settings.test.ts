import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openldapInstance, openldapPackages } from './support/configurations.js';
import { openSystem, type System } from './support/system.js';

const address = 'osm_ns_instance.ldap';
let system: System;

beforeEach(async () => {
  system = await openSystem();
});

afterEach(async () => {
  await system.close();
});

async function write(rest: string, params = '{}', settings = ''): Promise<void> {
  await system.write(openldapPackages + openldapInstance(params, rest), settings);
}

/** Somebody else's instance of the example's NSD. */
async function somebodys(name: string): Promise<void> {
  const nsd = await system.nbi.nsPackages.findByDescriptorId('openldap_ns');
  const vim = await system.nbi.vimAccounts.findByName('mylocation1');
  await system.nbi.nsInstances.create({ nsName: name, nsdId: nsd?.id ?? '', vimAccountId: vim?.id ?? '' });
}

test('settings of ours change in the state alone', async () => {
  await write('');
  await system.apply();
  const before = (await system.resource(address))?.values;
  for (const rest of [
    'wait_for = ["nosuch"]',
    'timeouts = { create = "5m", delete = "10m" }',
    'timeouts = {}',
    'deletion_policy = "delete"',
    'on_key_removal = "replace"',
    '',
  ]) {
    await write(rest);
    const { change, replace } = await system.plan();
    expect({ rest, change, replace }).toEqual({ rest, change: 1, replace: 0 });
    await system.apply();
  }
  expect((await system.resource(address))?.values).toEqual(before);
  expect(system.simulator.world.operations('ldap')).toEqual({ instantiate: 1 });
});

test('an operation is awaited as long as the instance says, or else as the provider block does', async () => {
  await system.write(openldapPackages);
  await system.apply();
  const [rest, settings] = ['timeouts = { create = "5m" }', 'timeout = "1s"'];
  await write(rest, '{ replicaCount = "1" }', settings);
  system.simulator.scriptOperation({ type: 'instantiate', seconds: 2 });
  await system.apply();
  expect((await system.resource(address))?.values).toMatchObject({ status: 'READY' });
  await write(rest, '{ replicaCount = "2" }', settings);
  system.simulator.scriptOperation({ type: 'action', result: 'hang' });
  expect((await system.run('apply', '-auto-approve')).text).toContain('is not ready yet');
});

describe('a creation that waits for another instance', () => {
  beforeEach(async () => {
    await system.write(openldapPackages);
    await system.apply();
  });

  test('is made when that one is READY', async () => {
    system.simulator.scriptOperation({ type: 'instantiate', seconds: 1 });
    await somebodys('database');
    await write('wait_for = ["database"]');
    await system.apply();
    expect(system.simulator.world.instances()).toMatchObject([
      { name: 'database', nsState: 'READY' },
      { name: 'ldap', nsState: 'READY' },
    ]);
  });

  test('is an error with nothing made when it is not', async () => {
    await write('wait_for = ["database"]');
    const { exitCode, text } = await system.run('apply', '-auto-approve');
    expect(exitCode).toBe(1);
    expect(text.replace(/\s*│\s*/g, ' ')).toContain("'database' is not in OSM");
    expect(await system.resource(address)).toBeUndefined();
    expect(system.simulator.world.instances()).toEqual([]);
  });
});
