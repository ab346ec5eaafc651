import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { edit, exampleRepository, instanceFile, temporaryFolder } from '../support/example.js';
import { runCli } from '../support/run-cli.js';
import { sarifSchema } from '../support/sarif.js';

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
  await edit(cwd, instanceFile, 'vnfName: openldap', 'vnfName: openldup');
  await writeFile(join(cwd, dirname(instanceFile), 'broken.ops.yaml'), 'kind: NsInstance\nname: [\n');
  const { exitCode, stdout, stderr } = await runCli(['validate'], { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(stdout).toMatch(/^deploy\/kdu\/broken\.ops\.yaml:\d+:\d+: error: .+ \[yaml-invalid\]\n {2}\S/m);
  expect(
    stdout,
  ).toContain(`deploy/kdu/ldap.ops.yaml:5:10: error: The NSD 'openldap_ns' in this repository has no member VNF 'openldup'; did you mean 'openldap'? [unknown-reference]
    vnfName: openldup # the member VNF index
             ^~~~~~~~
  Its member VNFs are: openldap.
`);
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

test('prints no line of a file that a secret stands in', async () => {
  const cwd = await exampleRepository();
  const account = 'kind: K8sCluster\nname: a;b\ncredentials:\n  data: canary\n  x: y: canary\n';
  for (const [index, text] of [account, account.replace('  x: y: canary\n', '')].entries()) {
    await writeFile(join(cwd, 'deploy', `${index}.ops.yaml`), text);
  }
  for (const args of [[], ['--json'], ['--sarif']]) {
    const { exitCode, stdout, stderr } = await runCli(['validate', ...args], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('secret-in-file');
    expect(stdout).toContain('0.ops.yaml');
    expect(stdout + stderr).not.toContain('canary');
  }
});

test('never prints a line of the connection file, or one that names a secret', async () => {
  const cwd = await exampleRepository();
  await edit(cwd, 'connection.yaml', /^password: .*/m, 'pasword: canary');
  await edit(cwd, 'osm_ops_config.yaml', /$/, '\npassword: canary\n');
  const { exitCode, stdout } = await runCli(['validate'], { cwd });
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^connection\.yaml:\d+:1: warning: .* did you mean 'password'\?/m);
  expect(stdout).toMatch(/^osm_ops_config\.yaml:\d+:1: warning: .* \[unknown-key\]\n {2}The keys are/m);
  expect(stdout).not.toContain('canary');
});

test.each([
  [[], 0],
  [['--strict'], 1],
  [['--strict', '--json'], 1],
  [['--strict', '--sarif'], 1],
])('with warnings only, validate %j exits %d', async (options, expected) => {
  const cwd = await exampleRepository();
  await edit(cwd, 'osm_ops_config.yaml', /$/, '\nunknownKey: 1\n');
  expect((await runCli(['validate', ...options], { cwd })).exitCode).toBe(expected);
});

test('--strict has nothing against a clean repository', async () => {
  const cwd = await exampleRepository();
  expect((await runCli(['validate', '--strict'], { cwd })).exitCode).toBe(0);
});

describe('--sarif', () => {
  test('prints a SARIF log of all problems and nothing else', async () => {
    const cwd = await exampleRepository();
    await edit(cwd, instanceFile, /vnfName: .*/, 'vnfName: openldup');
    await edit(cwd, 'osm_ops_config.yaml', /$/, '\nunknownKey: 1\n');
    const { exitCode, stdout, stderr } = await runCli(['validate', '--sarif'], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    const [{ results }] = sarifSchema.parse(JSON.parse(stdout)).runs;
    expect(results).toMatchObject([
      { ruleId: 'unknown-reference', level: 'error' },
      { ruleId: 'unknown-key', level: 'warning' },
    ]);
  });

  test('prints a log without results for a clean repository', async () => {
    const { exitCode, stdout } = await runCli(['validate', '--sarif'], { cwd: await exampleRepository() });
    expect(exitCode).toBe(0);
    expect(sarifSchema.parse(JSON.parse(stdout)).runs[0].results).toEqual([]);
  });

  test('excludes --json', async () => {
    const { exitCode, stdout } = await runCli(['validate', '--sarif', '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      error: {
        code: 'usage',
        message: expect.stringContaining("'--sarif' cannot be used with option '--json'"),
      },
    });
  });
});

test('refuses a folder that is no repository', async () => {
  const cwd = await temporaryFolder();
  const { exitCode, stdout } = await runCli(['validate'], { cwd });
  expect(exitCode).toBe(1);
  expect(stdout).toContain('osm_ops_config.yaml');
});
