import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { edit, exampleRepository, instanceFile, temporaryFolder } from '../support/example.js';

/** Runs the app of cdktf.json as cdktf does. */
async function runApp(repository: string) {
  const outDir = await temporaryFolder();
  const run = await execa(process.execPath, [resolve('dist/src/main.js')], {
    env: { OSMOPS_REPOSITORY: repository, CDKTF_OUTDIR: outDir },
    reject: false,
  });
  return { ...run, outDir };
}

test('the app of cdktf.json synthesizes the repository that OSMOPS_REPOSITORY names, with no state of its own', async () => {
  const repository = await exampleRepository();
  const { exitCode, outDir } = await runApp(repository);
  expect(exitCode).toBe(0);
  const stackFolder = join(outDir, 'stacks/osmops');
  const text = await readFile(join(stackFolder, 'cdk.tf.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    resource: {
      osm_ns_instance: { ldap: {} },
      osm_ns_package: {
        openldap_ns: { source: relative(stackFolder, join(repository, 'deploy/osm-pkgs/openldap_ns')) },
      },
    },
    terraform: { backend: { local: {} } },
  });
  expect(JSON.parse(await readFile(join(outDir, 'manifest.json'), 'utf8'))).toMatchObject({
    stacks: { osmops: {} },
  });
});

test('it fails on a repository with an error, naming the place', async () => {
  const repository = await exampleRepository();
  await edit(repository, instanceFile, /vnfName: .*/, 'vnfName: openldup');
  const { exitCode, stderr } = await runApp(repository);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/ldap\.ops\.yaml:\d+:\d+: error: .* \[unknown-reference\]/);
});
