import { randomFillSync } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { instanceFile } from '../cli/support/example.js';
import { openSystem, type System } from '../cli/support/system.js';
import { nsInstance } from '../repository/support/repository.js';

let system: System;

beforeEach(async () => {
  system = await openSystem();
  await rm(join(system.repository, instanceFile));
});

afterEach(() => system.close());

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(join(system.repository, 'deploy', path, '..'), { recursive: true });
  await writeFile(join(system.repository, 'deploy', path), content);
}

async function expectApplied(): Promise<void> {
  const applied = await system.osmops('apply', '--auto-approve');
  expect(applied).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await system.osmops('plan', '--detailed-exitcode')).toMatchObject({ exitCode: 0, stderr: '' });
}

/** The example's VNFD, by another id. */
async function vnfd(id: string): Promise<string> {
  const file = 'examples/openldap/deploy/osm-pkgs/openldap_knf/openldap_vnfd.yaml';
  return (await readFile(file, 'utf8')).replace(/^( +id:) openldap_knf$/m, `$1 ${id}`);
}

test('names that differ in case only, and names full of signs, are objects of their own', async () => {
  const names = [
    'ldap',
    'LDAP',
    'a b',
    'a-b',
    'a_b',
    'a.b',
    '${a}',
    '%{if a}',
    '-rf',
    '日本',
    'é',
    '"1"',
    "it's",
  ];
  const taken = names.filter((name) => !name.includes("'"));
  for (const [index, name] of taken.entries()) {
    await write(`kdu/${index}.ops.yaml`, nsInstance({ name: JSON.stringify(name).replaceAll('\\"', '') }));
  }
  for (const id of ['pkg', 'PKG', 'p k g']) await write(`osm-pkgs/\${${id}} "%{x}/d.yaml`, await vnfd(id));
  await expectApplied();
  const { world } = system.simulator;
  expect(
    world
      .instances()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(taken.map((name) => name.replaceAll('"', '')).sort());
  expect([...world.packages()].sort()).toEqual(['PKG', 'openldap_knf', 'openldap_ns', 'p k g', 'pkg']);
  expect(await system.osmops('destroy', '--auto-approve')).toMatchObject({ exitCode: 0 });
  expect(world.instances()).toEqual([]);
});

test('a package of 50 MB, with binaries, charts and scripts, is uploaded once', async () => {
  await write('osm-pkgs/big/d.yaml', await vnfd('big'));
  await write('osm-pkgs/big/image.qcow2', randomFillSync(Buffer.alloc(50_000_000)));
  await write('osm-pkgs/big/charts/c/templates/t.yaml', '{{ broken: ');
  await write('osm-pkgs/big/scripts/run.sh', '#!/bin/sh\n');
  await expectApplied();
  expect(system.simulator.world.packages()).toContain('big');
});

test('an NSD that names a VNFD which is nowhere is an error that names both', async () => {
  await rm(join(system.repository, 'deploy/osm-pkgs/openldap_knf'), { recursive: true });
  const { exitCode, stderr } = await system.osmops('apply', '--auto-approve');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('openldap_knf');
  expect(stderr).toMatch(/at deploy\S*:\d+:\d+, osm_ns_package\.openldap_ns/);
  expect(system.simulator.world.packages()).toEqual([]);
});
