import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openldapInstance, openldapPackages } from './support/configurations.js';
import { openSystem, type System } from './support/system.js';

let system: System;

beforeEach(async () => {
  system = await openSystem();
});

afterEach(async () => {
  await system.close();
});

const address = 'osm_ns_instance.ldap';

describe('an NS instance', () => {
  async function applied(instance: string): Promise<void> {
    await system.write(openldapPackages + instance);
    await system.apply();
  }

  test('takes a description that comes later into the state, with a warning', async () => {
    await applied(openldapInstance('{}'));
    await system.write(openldapPackages + openldapInstance('{}', 'description = "later"'));
    expect((await system.apply()).text).toContain("The description of NS instance 'ldap' stays as it is");
    expect((await system.resource(address))?.values).toMatchObject({ description: 'later' });
  });

  test('has its KDUs given nothing in many ways, none of which asks anything of OSM', async () => {
    const nothing = [
      '[{ member_vnf_index = "openldap", kdus = [{ name = "ldap" }] }]',
      '[{ member_vnf_index = "openldap", kdus = [] }]',
      '[]',
      'null',
      '[{ member_vnf_index = "openldap", kdus = [{ name = "ldap", params = "{}" }] }]',
    ];
    for (const vnfs of nothing) {
      await applied(openldapInstance('{}').replace(/vnfs = .*?\n {2}\}\]/s, `vnfs = ${vnfs}`));
    }
    expect(system.simulator.world.operations('ldap')).toEqual({ instantiate: 1 });
  });

  test('is not replaced on the word of a setting that was taken out of the configuration', async () => {
    await applied(
      openldapInstance('{ mode = "a" }', 'on_key_removal = "replace"\n timeouts = { create = "5m" }'),
    );
    await system.write(openldapPackages + openldapInstance('{}'));
    const refused = await system.run('plan');
    expect(refused.exitCode).toBe(1);
    expect(refused.text).toContain("The parameter 'mode'");
    await applied(openldapInstance('{ mode = "a" }'));
    expect((await system.resource(address))?.values).toMatchObject({ on_key_removal: null, timeouts: null });
  });

  test('is imported with the namespace of its KDU, and an empty plan after it', async () => {
    await applied(openldapInstance('{ a = 1 }').replace('params =', 'namespace = "other", params ='));
    await system.run('state', 'rm', address);
    await system.run('import', '-input=false', address, 'ldap');
    expect((await system.plan()).changes).toEqual([]);
  });
});

describe('what is known only after apply', () => {
  const later = (value: string) => `
resource "terraform_data" "later" {
  input = ${JSON.stringify(value)}
}
`;

  test('replaces no package when it is the path of its folder', async () => {
    const folder = /"(\S*osm-pkgs)/.exec(openldapPackages)?.[1] ?? '';
    const resources = openldapPackages.replaceAll(folder, '${dirname(terraform_data.later.output)}');
    await system.write(later(`${folder}/a`) + resources + openldapInstance('{}'));
    await system.apply();
    await system.write(later(`${folder}/b`) + resources + openldapInstance('{}'));
    expect((await system.plan()).replace).toBe(0);
    await system.apply();
  });

  test('can be what an instance is adopted by', async () => {
    await system.write(openldapPackages + openldapInstance('{}'));
    await system.apply();
    const before = await system.resource(address);
    await system.run('state', 'rm', address);
    const instance = openldapInstance('{}').replace('"mylocation1"', 'terraform_data.later.output');
    await system.write(openldapPackages + later('mylocation1') + instance, 'adopt_existing = true');
    await system.apply();
    expect((await system.resource(address))?.values).toMatchObject({
      id: before?.values['id'],
      adopted: true,
    });
  });
});
