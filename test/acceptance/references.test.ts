import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openldapInstance, openldapPackages } from './support/configurations.js';
import { openSystem, type System } from './support/system.js';

let system: System;

beforeAll(async () => {
  system = await openSystem();
  await system.write(openldapPackages);
  await system.apply();
});

afterAll(async () => {
  await system.close();
});

const good = openldapInstance('{ replicaCount = "2" }');

describe('a name that OSM does not have is refused at plan time with those that it has', () => {
  test.each([
    ['NSD', good.replace('osm_ns_package.openldap_ns.descriptor_id', '"openldap"'), 'openldap_ns'],
    ['VIM account', good.replace('"mylocation1"', '"nowhere"'), 'mylocation1'],
    ['member VNF index', good.replace('member_vnf_index = "openldap"', 'member_vnf_index = "1"'), 'openldap'],
    ['KDU', good.replace('name = "ldap", params', 'name = "lpad", params'), 'ldap'],
  ])('%s', async (what, configuration, existing) => {
    await system.write(openldapPackages + configuration);
    const refused = await system.run('plan');
    expect(refused.exitCode).toBe(1);
    const text = refused.text.replace(/\s*│?\s+/g, ' ');
    expect(text).toContain(`There is no ${what}`);
    expect(text).toContain(`There are: ${existing}`);
    expect(system.simulator.world.instances()).toEqual([]);
  });
});

test('what a diagnostic quotes is fit for a terminal: Terraform prints it as it is', async () => {
  const hostile = good.replace('"mylocation1"', '"\\u001b[2Jx\\u202e"');
  await system.write(openldapPackages + hostile);
  const { text } = await system.run('plan', '-no-color');
  expect(text.replace(/\s*│?\s+/g, ' ')).toContain("There is no VIM account '\\u001b[2Jx\\u202e'");
  expect(text.slice(text.indexOf('Error:'))).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
});
