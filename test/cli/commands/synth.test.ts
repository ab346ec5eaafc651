import { lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { edit, exampleRepository, instanceFile, temporaryFolder } from '../support/example.js';
import { runCli } from '../support/run-cli.js';

const stack = '.osmops/stacks/osmops';

test("writes the configuration into the repository's work folder, which Git leaves out", async () => {
  const cwd = await exampleRepository();
  const configuration = join(cwd, stack, 'cdk.tf.json');
  expect(await runCli(['synth'], { cwd })).toEqual({
    exitCode: 0,
    stdout: `Wrote ${configuration}\n`,
    stderr: '',
  });
  expect(JSON.parse(await readFile(configuration, 'utf8'))).toMatchObject({
    resource: { osm_ns_instance: { ldap: { nsd_name: 'openldap_ns' } } },
    terraform: { backend: { local: { path: '../../terraform.tfstate' } } },
  });
  expect(await readFile(join(cwd, '.osmops/.gitignore'), 'utf8')).toBe('*\n');
  expect((await lstat(join(cwd, '.osmops'))).mode & 0o777).toBe(0o700);
});

test('writes it elsewhere with --out, with the state where it always is', async () => {
  const cwd = await exampleRepository();
  const out = join(await temporaryFolder(), 'a', 'b');
  const { exitCode, stdout } = await runCli(['synth', '--out', out, '--json'], { cwd });
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    problems: [],
    configuration: join(out, 'stacks/osmops/cdk.tf.json'),
    stateFile: join(cwd, '.osmops/terraform.tfstate'),
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

test('leaves no configuration of anybody else for Terraform to read', async () => {
  const cwd = await exampleRepository();
  await mkdir(join(cwd, stack), { recursive: true });
  const planted = join(cwd, stack, 'planted.tf');
  await writeFile(planted, 'resource "terraform_data" "planted" {}\n');
  expect(await runCli(['synth'], { cwd })).toMatchObject({ exitCode: 0 });
  await expect(lstat(planted)).rejects.toThrow('ENOENT');
});

test.each(['.osmops', '.osmops/stacks', stack, '.osmops/.gitignore', '.osmops/terraform.tfstate'])(
  'writes nothing through a link at %s',
  async (path) => {
    const cwd = await exampleRepository();
    const elsewhere = await temporaryFolder();
    await mkdir(join(cwd, path, '..'), { recursive: true });
    await symlink(elsewhere, join(cwd, path));
    const { exitCode, stderr } = await runCli(['synth'], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(new RegExp(`^Error: ${join(cwd, path)} is (a link|not a folder)`));
    expect(await readdir(elsewhere)).toEqual([]);
  },
);
