import { lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from '@jest/globals';
import { edit, exampleRepository, instanceFile, temporaryFolder } from '../support/example.js';
import { runCli } from '../support/run-cli.js';

const stack = '.osmops/stacks/osmops';

test('writes the configuration into a folder of the repository, which Git leaves out', async () => {
  const cwd = await exampleRepository();
  const configuration = join(cwd, stack, 'cdk.tf.json');
  expect(await runCli(['synth'], { cwd })).toEqual({
    exitCode: 0,
    stdout: `Wrote ${configuration}\n`,
    stderr: '',
  });
  expect(JSON.parse(await readFile(configuration, 'utf8'))).toMatchObject({
    resource: {
      osm_ns_instance: { ldap: { nsd_name: 'openldap_ns' } },
      osm_ns_package: { openldap_ns: { source: '../../../deploy/osm-pkgs/openldap_ns' } },
    },
    terraform: { backend: { local: {} } },
  });
  expect(await readFile(join(cwd, '.osmops/.gitignore'), 'utf8')).toBe('*\n');
  expect((await lstat(join(cwd, '.osmops'))).mode & 0o777).toBe(0o700);
  expect(await runCli(['synth'], { cwd })).toMatchObject({ exitCode: 0 });
});

test('writes one file elsewhere with --out, with paths relative to it, and touches nothing else', async () => {
  const cwd = await exampleRepository();
  const out = join(await temporaryFolder(), 'a', 'b');
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'mine.tf'), '# mine\n');
  const { exitCode, stdout } = await runCli(['synth', '--out', out, '--json'], { cwd });
  expect(exitCode).toBe(0);
  const configuration = join(out, 'cdk.tf.json');
  expect(JSON.parse(stdout)).toEqual({ problems: [], configuration });
  expect((await readdir(out)).sort()).toEqual(['cdk.tf.json', 'mine.tf']);
  expect(JSON.parse(await readFile(configuration, 'utf8'))).toMatchObject({
    resource: {
      osm_vnf_package: {
        openldap_knf: { source: relative(out, join(cwd, 'deploy/osm-pkgs/openldap_knf')) },
      },
    },
  });
});

test('writes nothing for a repository with an error, and says what validate would', async () => {
  const cwd = await exampleRepository();
  await edit(cwd, instanceFile, /vnfName: .*/, 'vnfName: openldup');
  const { exitCode, stdout, stderr } = await runCli(['synth'], { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatch(
    /^deploy\/kdu\/ldap\.ops\.yaml:\d+:\d+: error: .* \[unknown-reference\]\n {4}vnfName: .*\n {13}\^~+\n {2}\S/,
  );
  await expect(lstat(join(cwd, '.osmops'))).rejects.toThrow('ENOENT');
});

test('names a configuration of somebody else that Terraform would read as well, and leaves it', async () => {
  const cwd = await exampleRepository();
  await mkdir(join(cwd, stack), { recursive: true });
  const planted = join(cwd, stack, 'planted.tf');
  await writeFile(planted, 'resource "terraform_data" "planted" {}\n');
  const { exitCode, stderr } = await runCli(['synth'], { cwd });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`${planted} is a configuration file of somebody else`);
  expect(await readdir(join(cwd, stack))).toEqual(['planted.tf']);
});

test.each(['.osmops', '.osmops/stacks', stack])('writes nothing through a link at %s', async (path) => {
  const cwd = await exampleRepository();
  const elsewhere = await temporaryFolder();
  await mkdir(join(cwd, path, '..'), { recursive: true });
  await symlink(elsewhere, join(cwd, path));
  const { exitCode, stderr } = await runCli(['synth'], { cwd });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(new RegExp(`^Error: ${join(cwd, path)} is not a folder`));
  expect(await readdir(elsewhere)).toEqual([]);
});

test('puts the file in the place of a link of its name, and leaves what that leads to', async () => {
  const cwd = await exampleRepository();
  const victim = join(await temporaryFolder(), 'victim');
  await writeFile(victim, 'mine\n');
  const out = await temporaryFolder();
  await symlink(victim, join(out, 'cdk.tf.json'));
  expect(await runCli(['synth', '--out', out], { cwd })).toMatchObject({ exitCode: 0 });
  expect(await readFile(victim, 'utf8')).toBe('mine\n');
});
