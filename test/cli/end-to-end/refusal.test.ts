import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { runOsmops } from '../../../src/cli/run-osmops.js';
import { openStore } from '../../../src/deploy/index.js';
import { openClient } from '../../simulator/client.js';
import { until } from '../../support/until.js';
import { edit, instanceFile, temporaryFolder } from '../support/example.js';
import { type FakeHost, fakeHost, runCli } from '../support/run-cli.js';
import { openSystem, type System, startOsmops } from '../support/system.js';

let system: System;

beforeEach(async () => {
  system = await openSystem();
});

afterEach(() => system.close());

/** Applies in a terminal, and answers once it is asked. */
async function applyAndAnswer(
  answer: (host: FakeHost) => void,
): Promise<{ exitCode: number; stdout: string }> {
  const host = fakeHost({ env: process.env, cwd: system.repository });
  Object.assign(host.stdin, { isTTY: true });
  const run = runOsmops(['apply'], host);
  await until(() => host.printed('stdout').includes('Do you want to perform these actions?'));
  answer(host);
  return { exitCode: await run, stdout: host.printed('stdout') };
}

test('apply does what was planned when the answer is yes', async () => {
  const { exitCode, stdout } = await applyAndAnswer((host) => host.stdin.write('yes\n'));
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Apply complete!');
  expect(system.simulator.world.instances()).toHaveLength(1);
});

test('apply changes nothing when the answer is no, and leaves no plan behind', async () => {
  const { exitCode, stdout } = await applyAndAnswer((host) => host.stdin.write('no\n'));
  expect(exitCode).toBe(1);
  expect(stdout).toContain('Nothing was changed.');
  expect(system.simulator.world.packages()).toEqual([]);
  const { folder } = await openStore(system.repository, { env: process.env });
  expect((await readdir(folder, { recursive: true })).filter((name) => /plan/.test(name))).toEqual([]);
});

test('apply that is stopped while it asks changes nothing', async () => {
  const { exitCode } = await applyAndAnswer((host) => host.send('SIGINT'));
  expect(exitCode).toBe(130);
  expect(system.simulator.world.packages()).toEqual([]);
});

test.each(['apply', 'destroy'])(
  '%s without a terminal says how to approve, and asks nothing of OSM',
  async (command) => {
    const { exitCode, stdout, stderr } = await system.osmops(command);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(`osmops ${command} --auto-approve`);
    expect(system.simulator.log).toEqual([]);
  },
);

test.each(['plan', 'apply', 'destroy', 'drift'])(
  '%s does not run Terraform on a repository with an error',
  async (command) => {
    await edit(system.repository, instanceFile, /vnfName: .*/, 'vnfName: openldup');
    const approve = command === 'apply' || command === 'destroy' ? ['--auto-approve'] : [];
    const { exitCode, stdout, stderr } = await system.osmops(command, ...approve);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^deploy\/kdu\/ldap\.ops\.yaml:\d+:\d+: error: .* \[unknown-reference\]\n/);
    expect(stderr).toMatch(/\n1 error: nothing was asked of Terraform or OSM\.\n$/);
    await expect(readdir(join(system.repository, '.osmops'))).rejects.toThrow('ENOENT');
  },
);

test('without Terraform the error says how to get it', async () => {
  const env = { ...process.env, OSMOPS_TERRAFORM: join(system.repository, 'no-terraform') };
  const { exitCode, stderr } = await runCli(['plan'], { env, cwd: system.repository });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^Error: .*no-terraform.* \[terraform-missing\]\n.*osmops terraform install/);
});

test('what OSM does not have is an error at plan time', async () => {
  await edit(system.repository, instanceFile, /vimAccountName: .*/, 'vimAccountName: elsewhere');
  const { exitCode, stderr } = await system.osmops('plan', '--detailed-exitcode');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('elsewhere');
  expect(stderr).toContain('mylocation1');
  expect(stderr).toMatch(/\[unknown-reference\]/);
});

test('apply without a secret that it has to send changes nothing; plan only warns, for it may be elsewhere', async () => {
  const account =
    'kind: VimAccount\nname: new\ntype: dummy\nurl: http://vim\nuser: u\ntenant: t\npasswordEnv: NOT_THERE\n';
  await writeFile(join(system.repository, 'deploy/kdu/vim.ops.yaml'), account);
  const planned = await system.osmops('plan');
  expect(planned).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Warning: ') });
  expect(planned.stdout).toContain('NOT_THERE');
  const applied = await system.osmops('apply', '--auto-approve');
  expect(applied.exitCode).toBe(1);
  expect(applied.stdout + applied.stderr).toContain('NOT_THERE');
  expect(system.simulator.world.packages()).toEqual([]);
});

test('what is refused or warned of can be followed with files and osmops', async () => {
  expect(await system.osmops('apply', '--auto-approve')).toMatchObject({ exitCode: 0 });
  const declared = await readFile(join(system.repository, instanceFile), 'utf8');
  const plan = async (env: Readonly<Record<string, string>> = {}) => {
    const { stdout, stderr } = await startOsmops(system.repository, ['plan'], env).ended;
    expect(`${stdout}${stderr}`).not.toMatch(/terraform (import|state|apply)|on_key_removal|adopt_existing/);
    return `${stdout}${stderr}`;
  };
  await edit(system.repository, instanceFile, /^description: .*/m, 'description: Another one');
  expect(await plan()).toMatch(/If you want the new one, have it made anew: take its file out, apply/);
  await edit(system.repository, instanceFile, /replicaCount: .*/, 'other: "1"');
  expect(await plan()).toMatch(
    /Give it a value .* or have the instance deleted and created anew: take its file/,
  );

  await writeFile(join(system.repository, instanceFile), declared);
  const client = await openClient(system.port);
  const [record] = await client.list('nslcm/v1/ns_instances?name=ldap');
  const { nsdId, vimAccountId } = z
    .object({ instantiate_params: z.object({ nsdId: z.string(), vimAccountId: z.string() }) })
    .parse(record).instantiate_params;
  await client.create('nslcm/v1/ns_instances_content', { nsName: 'ldap', nsdId, vimAccountId });
  await system.simulator.world.settled();
  const elsewhere = { XDG_STATE_HOME: join(await temporaryFolder(), 'state') };
  expect(await plan(elsewhere)).toMatch(/osm_ops_imports\.yaml/);
});
