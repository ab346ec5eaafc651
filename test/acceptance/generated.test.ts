import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openldapPackages } from './support/configurations.js';
import { openSystem, type System } from './support/system.js';

let system: System;

beforeAll(async () => {
  system = await openSystem();
});

afterAll(() => system.close());

test('what Terraform generates for what is imported can be planned, with nothing to do', async () => {
  const [cluster] = (await system.nbi.k8sClusters.list()).records;
  const importing = (type: string, id: string) => `import {\n  to = ${type}.taken\n  id = "${id}"\n}\n`;
  await system.write(
    [importing('osm_vim_account', 'mylocation1'), importing('osm_k8s_cluster', cluster?.id ?? '')].join('\n'),
  );
  const generated = await system.run('plan', '-input=false', '-generate-config-out=generated.tf');
  expect({ exitCode: generated.exitCode, text: generated.text }).toMatchObject({ exitCode: 0 });
  const { changes } = await system.plan();
  expect(changes.map(({ address, action }) => [address, action])).toEqual([
    ['osm_k8s_cluster.taken', 'import'],
    ['osm_vim_account.taken', 'import'],
  ]);
  await rm(join(system.folder, 'generated.tf'));
});

test('of a package the folder is missing, which OSM does not know: it is said in words', async () => {
  await system.write(openldapPackages);
  await system.apply();
  const [record] = (await system.nbi.vnfPackages.list()).records;
  await system.run(
    'state',
    'rm',
    'osm_ns_instance.ldap',
    'osm_ns_package.openldap',
    'osm_vnf_package.openldap',
  );
  await system.write(`import {\n  to = osm_vnf_package.taken\n  id = "${record?.id}"\n}\n`);
  const { exitCode, text } = await system.run('plan', '-input=false', '-generate-config-out=generated.tf');
  expect(exitCode).toBe(1);
  expect(text).toContain('must name the folder of the package');
  expect(text).not.toContain('Too small');
});
