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

async function write(policy: string, params = '{}', name = 'ldap'): Promise<void> {
  await system.write(openldapPackages + openldapInstance(params, `deletion_policy = ${policy}`, name));
}

async function orphaned(params = '{}'): Promise<string> {
  await write('"orphan"', params);
  await system.apply();
  return String((await system.resource(address))?.values['id']);
}

async function planRefused(...args: string[]): Promise<string> {
  const { exitCode, text } = await system.run('plan', ...args);
  expect(exitCode).toBe(1);
  return text.replace(/\s*│\s*/g, ' ');
}

function instances() {
  return system.simulator.world.instances().map(({ id, name }) => ({ id, name }));
}

describe('an instance with the deletion policy orphan', () => {
  test('is taken out of the state and left in OSM, with a warning that names it and without a write', async () => {
    const id = await orphaned();
    await system.write(openldapPackages);
    system.simulator.resetLog();
    const { text } = await system.apply();
    expect(text).toContain(`NS instance 'ldap' (${id}) stays in OSM`);
    expect(await system.resource(address)).toBeUndefined();
    expect(instances()).toEqual([{ id, name: 'ldap' }]);
    const writes = system.simulator.log.filter(({ method }) => method !== 'GET');
    expect(writes.filter(({ path }) => !path.includes('/tokens'))).toEqual([]);
  });

  test('is deleted after all when the state has learned so first', async () => {
    await orphaned();
    await write('"delete"');
    const { change, replace } = await system.plan();
    expect({ change, replace }).toEqual({ change: 1, replace: 0 });
    await system.apply();
    expect(system.simulator.world.operations('ldap')).toEqual({ instantiate: 1 });
    await system.write(openldapPackages);
    await system.apply();
    expect(instances()).toEqual([]);
  });

  test('is not replaced by a second one of its name', async () => {
    const id = await orphaned();
    const configuration =
      openldapPackages +
      openldapInstance('{}', 'deletion_policy = "orphan"\n params = jsonencode({ a = 1 })');
    await system.write(configuration);
    expect(await planRefused()).toContain(`osm ns-delete ${id}`);
    // Terraform destroys by what the state says, and that is orphan still.
    await system.write(configuration.replace('"orphan"', '"delete"'));
    expect(await planRefused()).toContain('Apply deletion_policy = "delete" first');
    await write('null');
    await system.apply();
    await system.write(configuration);
    await system.apply();
    expect(instances()).toMatchObject([{ name: 'ldap' }]);
    expect(instances()[0]?.id).not.toBe(id);
  });

  test('is not replaced by a second one of its name on request either', async () => {
    const id = await orphaned();
    expect(await planRefused(`-replace=${address}`)).toContain(`osm ns-delete ${id}`);
    expect(await planRefused(`-replace=${address}`, '-refresh=false')).toContain(`osm ns-delete ${id}`);
  });

  test('may be replaced by one of another name, and stays beside it', async () => {
    const id = await orphaned();
    await write('"orphan"', '{}', 'directory');
    await system.apply();
    expect(instances()).toHaveLength(2);
    expect(instances()).toContainEqual({ id, name: 'ldap' });
  });

  test('that broke is replaced once the state has learned that it may be deleted', async () => {
    const id = await orphaned();
    system.simulator.world.setState('ldap', 'BROKEN');
    expect(await planRefused()).toContain(`osm ns-delete ${id}`);
    await write('"delete"');
    expect((await system.run('apply', '-auto-approve')).text).toContain(
      'will be replaced by the apply after this one',
    );
    expect(instances()).toEqual([{ id, name: 'ldap' }]);
    await system.apply();
    expect(instances()).toMatchObject([{ name: 'ldap' }]);
    expect(instances()[0]?.id).not.toBe(id);
  });

  test('whose creation failed is not left beside a second attempt', async () => {
    system.simulator.scriptOperation({ type: 'instantiate', result: 'fail' });
    await write('"orphan"');
    expect((await system.run('apply', '-auto-approve')).exitCode).toBe(1);
    const [broken] = instances();
    expect(await planRefused()).toContain(`osm ns-delete ${broken?.id}`);
    system.simulator.world.remove('ldap');
    await system.apply();
    expect(instances()).toMatchObject([{ name: 'ldap' }]);
  });
});
