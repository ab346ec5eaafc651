import { expect, test } from '@jest/globals';
import { edit, exampleRepository, instanceFile } from '../support/example.js';
import { runCli } from '../support/run-cli.js';

test('prints Mermaid', async () => {
  const cwd = await exampleRepository();
  const { exitCode, stdout, stderr } = await runCli(['graph'], { cwd });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^flowchart LR\n {2}n1\(\["NS instance<br\/>ldap"\]\)\n/);
});

test('prints DOT', async () => {
  const cwd = await exampleRepository();
  expect((await runCli(['graph', '--dot'], { cwd })).stdout).toMatch(/^digraph osmops \{\n.*\}\n$/s);
});

test('prints JSON', async () => {
  const cwd = await exampleRepository();
  const { stdout } = await runCli(['graph', '--json'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    nodes: expect.arrayContaining([expect.objectContaining({ id: 'ns-package/openldap_ns' })]),
    edges: expect.arrayContaining([{ from: 'ns-instance/ldap', to: 'ns-package/openldap_ns' }]),
  });
});

test('takes one form at a time', async () => {
  const { exitCode, stderr, stdout } = await runCli(['graph', '--dot', '--json']);
  expect(exitCode).toBe(1);
  expect(stdout + stderr).toContain("option '--dot' cannot be used with option '--json'");
});

test('draws nothing of a repository with an error', async () => {
  const cwd = await exampleRepository();
  await edit(cwd, instanceFile, /vnfName: .*/, 'vnfName: openldup');
  const { exitCode, stdout, stderr } = await runCli(['graph'], { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain('[unknown-reference]');
});
