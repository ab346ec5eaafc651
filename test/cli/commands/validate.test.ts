import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { edit, exampleRepository, instanceFile, temporaryFolder } from '../support/example.js';
import { runCli } from '../support/run-cli.js';

test('finds nothing wrong with the example', async () => {
  const cwd = await exampleRepository();
  expect(await runCli(['validate'], { cwd })).toEqual({
    exitCode: 0,
    stdout: '0 errors, 0 warnings: 2 packages, 1 NS instance.\n',
    stderr: '',
  });
});

test('lists every problem with its place, its remedy and its code, and exits 1', async () => {
  const cwd = await exampleRepository();
  await edit(cwd, instanceFile, /vnfName: .*/, 'vnfName: openldup');
  await writeFile(join(cwd, dirname(instanceFile), 'broken.ops.yaml'), 'kind: NsInstance\nname: [\n');
  const { exitCode, stdout, stderr } = await runCli(['validate'], { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(stdout).toMatch(/^deploy\/kdu\/broken\.ops\.yaml:\d+:\d+: error: .+ \[yaml-invalid\]\n {2}\S/m);
  expect(stdout).toMatch(
    /^deploy\/kdu\/ldap\.ops\.yaml:\d+:\d+: error: .*openldup.* \[unknown-reference\]\n {2}\S/m,
  );
  expect(stdout).toMatch(/^2 errors, \d+ warnings?\.\n$/m);
});

test('prints paths as one would open them from the current folder', async () => {
  const repository = await exampleRepository();
  await edit(repository, instanceFile, /vnfName: .*/, 'vnfName: openldup');
  const { stdout } = await runCli(['validate', repository], { cwd: dirname(dirname(repository)) });
  expect(stdout).toContain(`${repository.split('/').slice(-2).join('/')}/${instanceFile}:`);
});

test('exits 0 when there are only warnings', async () => {
  const cwd = await exampleRepository();
  await edit(cwd, 'osm_ops_config.yaml', /$/, '\nunknownKey: 1\n');
  const { exitCode, stdout } = await runCli(['validate'], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^osm_ops_config\.yaml:\d+:1: warning: .*unknownKey.* \[unknown-key\]$/m);
});

test('lists problems as JSON, with places relative to the repository', async () => {
  const repository = await exampleRepository();
  await edit(repository, instanceFile, /vnfName: .*/, 'vnfName: openldup');
  const { exitCode, stdout, stderr } = await runCli(['validate', repository, '--json']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    errors: 1,
    warnings: 0,
    problems: [{ severity: 'error', code: 'unknown-reference', place: { file: instanceFile } }],
  });
});

test('refuses a folder that is no repository', async () => {
  const cwd = await temporaryFolder();
  const { exitCode, stdout } = await runCli(['validate'], { cwd });
  expect(exitCode).toBe(1);
  expect(stdout).toContain('osm_ops_config.yaml');
});
