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

const instanceIds = () => system.simulator.world.instances().map(({ id }) => id);

describe('an NS instance whose resource is renamed', () => {
  const renamed = openldapPackages + openldapInstance('{}').replace('"ldap" {', '"directory" {');

  beforeEach(async () => {
    await system.write(openldapPackages + openldapInstance('{}'));
    await system.apply();
  });

  test.each([true, false])(
    'is not destroyed, adopt_existing = %j: the plan asks for a moved block',
    async (adopt) => {
      const before = instanceIds();
      await system.write(renamed, `adopt_existing = ${adopt}`);
      const refused = await system.run('apply', '-auto-approve');
      expect(refused.exitCode).toBe(1);
      expect(refused.text).toContain('moved block');
      expect(instanceIds()).toEqual(before);
    },
  );

  test('stays with a moved block, and goes where it is to be replaced', async () => {
    const before = instanceIds();
    const moved = 'moved {\n from = osm_ns_instance.ldap\n to = osm_ns_instance.directory\n}';
    await system.write(`${renamed}\n${moved}`);
    await system.apply();
    expect(instanceIds()).toEqual(before);
    await system.apply('-replace=osm_ns_instance.directory');
    expect(instanceIds()).toHaveLength(1);
    expect(instanceIds()).not.toEqual(before);
  });
});

describe('a replacement that creates first', () => {
  const createFirst = 'lifecycle {\n create_before_destroy = true\n }';

  test.each([true, false])(
    'leaves the NS instance alone, adopt_existing = %j: its name is taken',
    async (adopt) => {
      await system.write(openldapPackages + openldapInstance('{}', createFirst), `adopt_existing = ${adopt}`);
      await system.apply();
      const before = instanceIds();
      const refused = await system.run('apply', '-auto-approve', '-replace=osm_ns_instance.ldap');
      expect(refused.exitCode).toBe(1);
      expect(instanceIds()).toEqual(before);
    },
  );

  test('does not delete the package that it has adopted', async () => {
    await system.write(openldapPackages.replaceAll('\n}', `\n${createFirst}\n}`), 'adopt_existing = true');
    await system.apply();
    await system.apply('-replace=osm_ns_package.openldap_ns');
    expect(system.simulator.world.packages()).toContain('openldap_ns');
  });
});
