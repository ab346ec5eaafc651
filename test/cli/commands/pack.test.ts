import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { edit, exampleRepository, temporaryFolder } from '../support/example.js';
import { runCli } from '../support/run-cli.js';

const folder = 'deploy/osm-pkgs/openldap_knf';

test('builds the archive and says what is in it', async () => {
  const cwd = await exampleRepository();
  const { exitCode, stdout } = await runCli(['pack', folder], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(new RegExp(`^${join(cwd, 'openldap_knf.tar.gz')}\n  VNF package openldap_knf\n`));
  expect(stdout).toMatch(/content sha256:[0-9a-f]{64}\n/);
});

test('builds the same bytes again, in the folder that --out names', async () => {
  const cwd = await exampleRepository();
  const out = join(await temporaryFolder(), 'dist');
  await runCli(['pack', folder], { cwd });
  const { stdout } = await runCli(['pack', folder, '--out', out, '--json'], { cwd });
  const archive = join(out, 'openldap_knf.tar.gz');
  expect(JSON.parse(stdout)).toMatchObject({ archive, kind: 'vnf', descriptorId: 'openldap_knf' });
  expect(await readFile(archive)).toEqual(await readFile(join(cwd, 'openldap_knf.tar.gz')));
});

test('refuses a folder without a usable descriptor, naming the place', async () => {
  const cwd = await exampleRepository();
  await edit(cwd, `${folder}/openldap_vnfd.yaml`, /^/, 'a: [\n');
  const { exitCode, stdout, stderr } = await runCli(['pack', folder], { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatch(/^Error: .* \[package-invalid\]\n {2}at .*openldap_vnfd\.yaml:\d+:\d+\n/);
});

test('refuses a folder with a submodule that is not fetched, as the reading of a repository does', async () => {
  const cwd = await exampleRepository();
  await writeFile(join(cwd, '.gitmodules'), `[submodule "charts"]\n\tpath = ${folder}/charts\n`);
  await mkdir(join(cwd, folder, 'charts'));
  const packed = await runCli(['pack', folder], { cwd });
  expect(packed).toMatchObject({ exitCode: 1, stdout: '' });
  expect(packed.stderr).toMatch(/'charts' is a submodule, and is not fetched.* \[package-invalid\]/);
  const read = await runCli(['validate'], { cwd });
  expect(read.exitCode).toBe(1);
  expect(`${read.stdout}${read.stderr}`).toContain(`'${folder}/charts' is a submodule in a package`);
});
