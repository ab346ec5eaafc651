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

  test('does not delete what it has adopted, and says that nothing was replaced', async () => {
    const packages = openldapPackages.replaceAll('\n}', `\n${createFirst}\n}`);
    await system.write(packages + openldapInstance('{}', createFirst), 'adopt_existing = true');
    await system.apply();
    const before = instanceIds();
    const replace = ['osm_ns_package.openldap_ns', 'osm_ns_instance.ldap'].map((each) => `-replace=${each}`);
    const { text } = await system.apply(...replace);
    expect(text.match(/^Warning: .* was not replaced$/gm)).toHaveLength(2);
    expect(instanceIds()).toEqual(before);
    expect(system.simulator.world.packages()).toContain('openldap_ns');
  });
});
