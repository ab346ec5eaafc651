import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openldapInstance, openldapPackages } from './support/configurations.js';
import { openSystem, type System } from './support/system.js';

const others = ['calm', 'upgraded', 'rolled-back', 'broken', 'gone', 'gone-by-force'] as const;
let system: System;

beforeEach(async () => {
  system = await openSystem();
});

afterEach(async () => {
  await system.close();
});

function instances(): string {
  const named = openldapInstance('{ a = each.value }', '', 'NAME').replace('"NAME"', 'each.key');
  const each = others.map((name) => `"${name}" = 1`).join(', ');
  return named.replace('"ldap" {', `"ldap" {\n  for_each = { ${each} }`);
}

/** What somebody else does to the instances behind Terraform's back. */
async function change(): Promise<void> {
  const { world } = system.simulator;
  const kduOf = (instance: string) => ({ instance, member: 'openldap', kdu: 'ldap' });
  world.upgrade(kduOf('upgraded'), { a: 9 });
  world.upgrade(kduOf('rolled-back'), { a: 2 });
  world.terminate('gone');
  world.remove('gone-by-force');
  world.setState('broken', 'BROKEN');
  await world.settled();
}

/** What Terraform plans for each instance. */
async function planned(): Promise<Record<string, string>> {
  const { changes } = await system.plan();
  return Object.fromEntries(changes.map(({ address, action }) => [address, action]));
}

test('what others did is planned the same whether the provider knows the instances already or sees them for the first time', async () => {
  await system.write(openldapPackages + instances());
  await system.apply();
  await change();
  const known = await planned();
  const at = (name: string) => `osm_ns_instance.ldap["${name}"]`;
  expect(Object.keys(known).sort()).toEqual(
    others
      .filter((name) => name !== 'calm')
      .map((name) => at(name))
      .sort(),
  );
  // An import has no baseline: everything is read.
  for (const { id, name } of system.simulator.world.instances()) {
    expect((await system.run('state', 'rm', at(name))).exitCode).toBe(0);
    expect((await system.run('import', '-input=false', at(name), id)).exitCode).toBe(0);
  }
  expect(await planned()).toEqual(known);
});

test('what the provider learns of its own operations only afterwards is no change to anybody', async () => {
  await system.write(openldapPackages);
  await system.run('apply', '-input=false', '-auto-approve');
  // A package learns OSM's form of it by its first refresh.
  await system.run('apply', '-refresh-only', '-input=false', '-auto-approve');
  await system.write(openldapPackages + openldapInstance('{ a = 1 }'));
  await system.run('apply', '-input=false', '-auto-approve');
  const refresh = ['plan', '-refresh-only', '-detailed-exitcode', '-input=false'];
  expect(await system.run(...refresh)).toMatchObject({ exitCode: 0 });
});

test('an instance that somebody made again by hand is offered for adoption, as without a state, and no hindrance to destroy', async () => {
  await system.write(openldapPackages + openldapInstance('{}'), 'adopt_existing = true');
  await system.run('apply', '-input=false', '-auto-approve');
  const [old] = system.simulator.world.instances();
  if (old === undefined) throw new Error('nothing was applied');
  system.simulator.world.terminate('ldap');
  await system.simulator.world.settled();
  await system.nbi.nsInstances.create({ nsName: 'ldap', nsdId: old.nsdId, vimAccountId: old.vimAccountId });
  await system.simulator.world.settled();
  const [made] = system.simulator.world.instances();
  const { exitCode, text } = await system.run('plan', '-input=false');
  expect({ exitCode, text }).toMatchObject({ exitCode: 0, text: expect.stringContaining('will be adopted') });
  expect(text).toContain(made?.id);
  // What it has destroyed is what it had: the instance that somebody else made goes on, and so its packages do.
  const destroyed = await system.run('destroy', '-auto-approve', '-target=osm_ns_instance.ldap');
  expect(destroyed).toMatchObject({ exitCode: 0 });
  expect(system.simulator.world.instances()).toHaveLength(1);
});
