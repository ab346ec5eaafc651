import { readFile } from 'node:fs/promises';
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
