import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { openSystem, type System } from '../acceptance/support/system.js';
import { checkTypesWithCdktn, compileApp, synthesizeApp } from './support/cdktf-app.js';

const sites = ['north', 'south', 'west'];
const metadata = z.looseObject({
  '//': z.looseObject({ metadata: z.looseObject({ version: z.string() }) }),
  terraform: z.looseObject({}),
});

let system: System;
let synthesized: string;

beforeAll(async () => {
  [system] = await Promise.all([openSystem(), compileApp()]);
  synthesized = await synthesize('cdktf');
});

afterAll(async () => {
  await system.close();
});

function synthesize(library: 'cdktf' | 'cdktn'): Promise<string> {
  const { folder } = system;
  const connectionFile = join(folder, 'connection.yaml');
  return synthesizeApp({ outDir: join(folder, library), connectionFile, library });
}

describe('the hand-written CDKTF app', () => {
  beforeAll(async () => {
    // The state is kept in the folder of the test, not beside the example.
    const { terraform, ...rest } = metadata.parse(JSON.parse(synthesized));
    const configuration = JSON.stringify({ ...rest, terraform: { ...terraform, backend: undefined } });
    await writeFile(join(system.folder, 'main.tf.json'), configuration);
  });

  test('is planned: two packages and an NS instance for each site', async () => {
    const { changes } = await system.plan();
    expect(changes.map(({ address, action }) => `${action} ${address}`).sort()).toEqual([
      'create osm_ns_instance.ldap-north',
      'create osm_ns_instance.ldap-south',
      'create osm_ns_instance.ldap-west',
      'create osm_ns_package.openldap-ns',
      'create osm_vnf_package.openldap-vnf',
    ]);
  });

  test('is applied in the order of its references; the plan after it is empty', async () => {
    await system.apply();
    const instances = await system.nbi.nsInstances.findByName('ldap-south');
    expect(instances).toHaveLength(1);
    const states = JSON.parse((await system.run('output', '-json', 'states')).stdout);
    expect(states).toEqual(sites.map(() => 'READY'));
  });

  test('is destroyed to the last object', async () => {
    expect((await system.run('destroy', '-auto-approve', '-input=false')).exitCode).toBe(0);
    expect(system.simulator.world.instances()).toEqual([]);
    expect(await system.nbi.nsPackages.descriptorIds()).toEqual([]);
    expect(await system.nbi.vnfPackages.descriptorIds()).toEqual([]);
  });
});

describe('with cdktn in place of cdktf', () => {
  test('the types fit', async () => {
    await checkTypesWithCdktn();
  });

  test('the same JSON is synthesized, but for the version of the generator', async () => {
    const other = await synthesize('cdktn');
    const versions = [synthesized, other].map(
      (text) => metadata.parse(JSON.parse(text))['//'].metadata.version,
    );
    expect(versions[0]).not.toBe(versions[1]);
    expect(other.replace(`"version": "${versions[1]}"`, `"version": "${versions[0]}"`)).toBe(synthesized);
  });
});
