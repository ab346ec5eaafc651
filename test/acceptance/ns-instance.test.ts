import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openldapInstance, openldapPackages, withOtherNsd } from './support/configurations.js';
import { openSystem, type System } from './support/system.js';

const address = 'osm_ns_instance.ldap';
let system: System;

beforeEach(async () => {
  system = await openSystem();
});

afterEach(async () => {
  await system.close();
});

async function applied(params: string, rest = ''): Promise<string> {
  await system.write(openldapPackages + openldapInstance(params, rest));
  await system.apply();
  return String((await system.resource(address))?.values['id']);
}

/** The parameters that Helm runs the KDU of an instance with. */
function inForce(instance: string): unknown {
  return system.simulator.world.effective({ instance, member: 'openldap', kdu: 'ldap' }).parameters;
}

describe('osm_ns_instance', () => {
  test('is created READY with its parameters, and nothing is left of it after a destroy', async () => {
    const id = await applied(
      '{ replicaCount = "2", nested = { list = [1, 0.5, null, true], big = 12345678901234567890 } }',
    );
    expect((await system.resource(address))?.values).toMatchObject({
      status: 'READY',
      adopted: false,
      name: 'ldap',
    });
    expect(system.simulator.world.instances().map((instance) => instance.id)).toEqual([id]);
    await system.run('destroy', '-auto-approve');
    expect(system.simulator.world.instances()).toEqual([]);
    expect(system.simulator.world.packages()).toEqual([]);
  });

  test('is upgraded in place when its parameters change, to exactly what is wanted', async () => {
    const id = await applied('{ replicaCount = "2" }');
    await system.write(openldapPackages + openldapInstance('{ replicaCount = "3", extra = true }'));
    const { change, replace, changes } = await system.plan();
    expect({ change, replace }).toEqual({ change: 1, replace: 0 });
    expect(changes[0]?.attributes.map(({ path }) => path)).toContain('vnfs[0].kdus[0].params.replicaCount');
    await system.apply();
    expect((await system.resource(address))?.values['id']).toBe(id);
    expect(inForce(id)).toEqual({
      replicaCount: '3',
      extra: true,
    });
  });

  test('loses a parameter that only an upgrade gave it', async () => {
    const id = await applied('{ replicaCount = "2" }');
    await applied('{ replicaCount = "2", extra = true }');
    await applied('{ replicaCount = "2" }');
    expect(inForce(id)).toEqual({ replicaCount: '2' });
  });

  test.each([
    ['name', openldapInstance('{ replicaCount = "2" }', '', 'directory')],
    [
      'vnfs',
      openldapInstance('{ replicaCount = "2" }').replace(
        'name = "ldap", params',
        'name = "ldap", namespace = "other", params',
      ),
    ],
  ])('is replaced when its %s changes', async (path, configuration) => {
    const id = await applied('{ replicaCount = "2" }');
    await system.write(openldapPackages + configuration);
    const { replace, changes } = await system.plan();
    expect(replace).toBe(1);
    expect(changes[0]?.replacePaths).toContain(path);
    await system.apply();
    const [instance, ...others] = system.simulator.world.instances();
    expect(others).toEqual([]);
    expect(instance?.id).not.toBe(id);
  });

  test.each([
    ['nsd_name', 'osm_ns_package.openldap_ns.descriptor_id', 'osm_ns_package.other_ns.descriptor_id'],
    ['vim_account_name', '"mylocation1"', '"mylocation2"'],
  ])('is replaced when its %s changes', async (path, before, after) => {
    const packages = await withOtherNsd(system.folder);
    const instance = openldapInstance('{ replicaCount = "2" }');
    await system.write(packages + instance);
    await system.apply();
    const id = (await system.resource(address))?.values['id'];
    await system.write(packages + instance.replace(before, after));
    const { replace, changes } = await system.plan();
    expect(replace).toBe(1);
    expect(changes[0]?.replacePaths).toContain(path);
    await system.apply();
    const [replaced, ...others] = system.simulator.world.instances();
    expect(others).toEqual([]);
    expect(replaced?.id).not.toBe(id);
  });

  test('keeps its description with a warning, for OSM cannot change it', async () => {
    await applied('{ replicaCount = "2" }', 'description = "before"');
    await system.write(
      openldapPackages + openldapInstance('{ replicaCount = "2" }', 'description = "after"'),
    );
    const { text } = await system.apply();
    expect(text).toContain("The description of NS instance 'ldap' stays as it is");
  });

  test('refuses to take away a parameter that was given at its creation, unless it may be replaced', async () => {
    const id = await applied('{ replicaCount = "2", mode = "a" }');
    await system.write(openldapPackages + openldapInstance('{ replicaCount = "2" }'));
    const refused = await system.run('plan');
    expect(refused.exitCode).toBe(1);
    expect(refused.text).toContain("The parameter 'mode' of KDU 'ldap' was given when");
    await system.write(
      openldapPackages + openldapInstance('{ replicaCount = "2" }', 'on_key_removal = "replace"'),
    );
    await system.apply();
    const [instance] = system.simulator.world.instances();
    expect(instance?.id).not.toBe(id);
    expect(inForce(String(instance?.id))).toEqual({
      replicaCount: '2',
    });
  });

  test('is planned again when somebody deleted it', async () => {
    const id = await applied('{ replicaCount = "2" }');
    system.simulator.world.remove(id);
    expect((await system.plan()).add).toBe(1);
    await system.apply();
  });

  test('shows an upgrade by hand as drift and corrects it', async () => {
    const id = await applied('{ replicaCount = "2" }');
    system.simulator.world.upgrade({ instance: id, member: 'openldap', kdu: 'ldap' }, { replicaCount: '7' });
    await system.simulator.world.settled();
    expect(JSON.stringify(await system.drift())).toContain('replicaCount');
    await system.apply();
    expect(inForce(id)).toEqual({ replicaCount: '2' });
  });

  test.each(['ldap', 'ID'])(
    'is imported by %s to the same state, with an empty plan after it',
    async (by) => {
      const id = await applied('{ replicaCount = "2" }');
      const before = (await system.resource(address))?.values;
      await system.run('state', 'rm', address);
      const imported = await system.run('import', '-input=false', address, by === 'ID' ? id : by);
      expect(imported).toMatchObject({ exitCode: 0 });
      expect((await system.resource(address))?.values).toEqual(before);
      expect((await system.plan()).changes).toEqual([]);
    },
  );

  test('carries settings that OSM does not store on its import id', async () => {
    const rest = 'timeouts = { create = "5m", delete = "10m" }\n deletion_policy = "delete"';
    const settings = 'timeouts.create=5m&timeouts.delete=10m&deletion_policy=delete';
    const id = await applied('{ replicaCount = "2" }', rest);
    await system.run('state', 'rm', address);
    await system.run('import', '-input=false', address, `${id}?${settings}`);
    expect((await system.plan()).changes).toEqual([]);
  });
});

describe('an NS instance of the wanted name that exists already', () => {
  async function lost(adoptExisting: boolean, params = '{ replicaCount = "2" }'): Promise<string> {
    const id = await applied('{ replicaCount = "2" }');
    await system.run('state', 'rm', address);
    await system.write(openldapPackages + openldapInstance(params), `adopt_existing = ${adoptExisting}`);
    return id;
  }

  test('is refused with the command to import it', async () => {
    const id = await lost(false);
    const refused = await system.run('plan');
    expect(refused.exitCode).toBe(1);
    expect(refused.text.replace(/\s*│\s*/g, ' ')).toContain(`terraform import ADDRESS ${id}`);
  });

  test('is adopted with a warning where that is allowed, and upgraded to what is wanted', async () => {
    const id = await lost(true, '{ replicaCount = "4" }');
    const { text } = await system.apply();
    expect(text).toContain("NS instance 'ldap' exists in OSM and will be adopted");
    expect((await system.resource(address))?.values).toMatchObject({ id, adopted: true, status: 'READY' });
    expect(inForce(id)).toEqual({ replicaCount: '4' });
    expect(system.simulator.world.instances()).toHaveLength(1);
  });

  test('is not tainted by an upgrade that fails: it runs, and the next apply tries again', async () => {
    const id = await lost(true, '{ replicaCount = "4" }');
    system.simulator.scriptOperation({ type: 'action', result: 'fail' });
    expect((await system.run('apply', '-auto-approve')).exitCode).toBe(1);
    expect(await system.resource(address)).toBeUndefined();
    await system.apply();
    expect((await system.resource(address))?.values).toMatchObject({ id, adopted: true });
    expect(inForce(id)).toEqual({ replicaCount: '4' });
  });

  test('is refused if there are two, with both ids', async () => {
    const id = await lost(true);
    const [like] = system.simulator.world.instances();
    const other = await system.nbi.nsInstances.create({
      nsName: 'ldap',
      nsdId: like?.nsdId ?? '',
      vimAccountId: like?.vimAccountId ?? '',
    });
    const refused = await system.run('plan');
    expect(refused.exitCode).toBe(1);
    expect(refused.text).toContain(id);
    expect(refused.text).toContain(other.id);
  });

  test('is refused if it is of another NSD', async () => {
    const id = await lost(true);
    const packages = await withOtherNsd(system.folder);
    const instance = openldapInstance('{}').replace('osm_ns_package.openldap_ns.descriptor_id', '"other_ns"');
    await system.write(packages, 'adopt_existing = true');
    await system.apply();
    await system.write(packages + instance, 'adopt_existing = true');
    const refused = await system.run('plan');
    expect(refused.exitCode).toBe(1);
    expect(refused.text).toContain(`(${id})`);
    expect(refused.text).toContain('cannot be adopted');
  });
});
