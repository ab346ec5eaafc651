import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStore } from '../../../src/deploy/index.js';
import { openKeeper } from '../../../src/terraform/index.js';
import { until } from '../../support/until.js';
import { temporaryFolder } from '../support/example.js';
import { runCli } from '../support/run-cli.js';
import { openSystem, type System, startOsmops } from '../support/system.js';

let system: System;
let folder: string;

beforeAll(async () => {
  system = await openSystem();
  folder = await temporaryFolder();
  expect(await system.osmops('apply', '--auto-approve')).toMatchObject({ exitCode: 0 });
});

afterAll(() => system.close());

/** Runs a command in this process, which takes less time than to start it. */
const osmops = (...args: string[]) => runCli(args, { cwd: system.repository, env: process.env });

/** Runs a command that is to go well, and gives what it printed. */
async function well(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await osmops(...args);
  expect({ args, exitCode, stderr }).toEqual({ args, exitCode: 0, stderr: '' });
  return stdout;
}

async function addresses(...args: string[]): Promise<string[]> {
  const { resources } = JSON.parse(await well('state', 'list', '--json', ...args));
  return resources.map(({ address }: { address: string }) => address);
}

const instance = 'osm_ns_instance.ldap';
const all = [instance, 'osm_ns_package.openldap_ns', 'osm_vnf_package.openldap_knf'];

/** Puts an edited state in the place of the one that is kept. */
async function edited(edit: (state: { resources: { type: string; instances: object[] }[] }) => void) {
  const state = JSON.parse(await well('state', 'pull'));
  edit(state);
  const file = join(folder, 'edited.tfstate');
  await writeFile(file, JSON.stringify(state));
  await well('state', 'push', '--force', file, '--auto-approve');
}

test('the state is listed, shown and pulled, and what was pulled can be pushed', async () => {
  expect(await addresses()).toEqual(all);
  expect(await well('state', 'show', instance)).toContain('  name = "ldap"\n');
  const copy = join(folder, 'copy.tfstate');
  await writeFile(copy, await well('state', 'pull'));

  const { exitCode, stderr } = await osmops('state', 'rm', instance);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('There is no terminal on which to ask');
  await well('state', 'rm', instance, '--auto-approve');
  expect(await addresses()).toEqual(all.slice(1));
  expect(system.simulator.world.instances()).toHaveLength(1);

  expect((await osmops('state', 'push', copy, '--auto-approve')).stderr).toContain('[state-refused]');
  await well('state', 'push', '--force', copy, '--auto-approve');
  expect(await addresses()).toEqual(all);
  expect(await well('plan', '--detailed-exitcode')).toContain('No changes.');
});

test('a state that Terraform left is taken in, or said what to do about, which can be done', async () => {
  const { runFolder } = await openStore(system.repository, { env: process.env });
  const left = join(runFolder, 'stacks', 'osmops', 'errored.tfstate');
  const state = JSON.parse(await well('state', 'pull'));
  await writeFile(left, JSON.stringify({ ...state, serial: state.serial + 1, resources: [] }));
  expect(await addresses()).toEqual([]);

  await writeFile(left, JSON.stringify(state));
  const { stderr } = await osmops('plan');
  expect(stderr).toContain('[state-unsaved]');
  const [, ...command] = /`osmops (state push --force \S+)`/.exec(stderr)?.[1]?.split(' ') ?? [];
  expect(command).toEqual(['push', '--force', left]);
  await well('state', 'pull');
  await well('state', ...command, '--auto-approve');
  expect(await well('plan', '--detailed-exitcode')).toContain('No changes.');
  await expect(readFile(left)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a resource gets another address, and is not replaced because it was tainted', async () => {
  await well('state', 'mv', instance, 'osm_ns_instance.other');
  expect(await addresses()).toContain('osm_ns_instance.other');
  await well('state', 'mv', 'osm_ns_instance.other', instance);
  await edited(({ resources }) => {
    for (const { type, instances } of resources) {
      if (type === 'osm_ns_instance') Object.assign(instances[0] ?? {}, { status: 'tainted' });
    }
  });
  expect(await well('state', 'list')).toContain('(tainted)');
  await well('state', 'untaint', instance);
  expect(await well('plan', '--detailed-exitcode')).toContain('No changes.');
});

test('what another OSM had is forgotten, and what has no note of one is not', async () => {
  expect(await well('state', 'forget', '--other-osm')).toContain('All of the state is of this OSM.');
  await edited(({ resources }) => {
    for (const { type, instances } of resources) {
      const kept = Buffer.from(JSON.stringify({ osm: 'another' })).toString('base64');
      if (type === 'osm_ns_package') Object.assign(instances[0] ?? {}, { private: kept });
      if (type === 'osm_vnf_package') Object.assign(instances[0] ?? {}, { private: '' });
    }
  });
  const { exitCode } = await osmops('state', 'forget', '--other-osm');
  expect(exitCode).toBe(1);
  expect(await well('state', 'forget', '--other-osm', '--auto-approve')).toContain(`- ${all[1]}\n`);
  expect(await addresses()).toEqual([all[0], all[2]]);
  await well('state', 'push', '--force', join(folder, 'copy.tfstate'), '--auto-approve');
});

test('two states of one repository know nothing of each other', async () => {
  expect(await addresses('--state', 'staging')).toEqual([]);
  const { exitCode } = await osmops('state', 'show', instance, '--state', 'staging');
  expect(exitCode).toBe(1);
});

test('whoever works on the state is told, and waited for by nobody who only asks', async () => {
  const store = await openStore(system.repository, { env: process.env });
  const { signal } = new AbortController();
  const lock = { timeoutMs: 0, signal };
  const keeper = await openKeeper({ folder: store.folder, operation: 'this test', lock });
  const { exitCode, stderr } = await osmops('state', 'unlock');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('works (this test');
  await keeper.close();
  expect(await well('state', 'unlock')).toBe('Nobody works on the state.\n');
});

test('a provider that fails while somebody else is waited for is told when its turn comes, as any error', async () => {
  const store = await openStore(system.repository, { env: process.env });
  const lock = { timeoutMs: 0, signal: new AbortController().signal };
  const keeper = await openKeeper({ folder: store.folder, lock });
  // There it finds no place for its socket.
  const run = startOsmops(system.repository, ['plan'], { TMPDIR: join(folder, 'none') });
  const children = () => readFile(`/proc/${run.pid}/task/${run.pid}/children`, 'utf8').catch(() => 'gone');
  let hasStarted = false;
  await until(async () => {
    const providers = (await children()).trim();
    hasStarted ||= providers !== '';
    return hasStarted && !/\d/.test(providers);
  });
  await keeper.close();
  const { exitCode, stderr } = await run.ended;
  expect(exitCode).toBe(1);
  expect(stderr).toContain('[provider-failed]');
  expect(stderr).not.toContain('Node.js');
});

test('plain terraform uses the same state, with the configuration that synth writes', async () => {
  const out = join(folder, 'synthesized');
  await well('synth', '--out', out);
  const terraform = (...args: string[]) =>
    startOsmops(folder, [
      ...['provider', 'exec', '--repository', system.repository, '--'],
      ...['terraform', `-chdir=${out}`, ...args],
    ]).ended;
  expect(await terraform('init', '-input=false')).toMatchObject({ exitCode: 0 });
  expect(await terraform('plan', '-input=false', '-detailed-exitcode')).toMatchObject({ exitCode: 0 });
  await system.setReplicaCount('2');
  await well('synth', '--out', out);
  expect(await terraform('apply', '-input=false', '-auto-approve')).toMatchObject({ exitCode: 0 });
  expect(await well('plan', '--detailed-exitcode')).toContain('No changes.');
});

test('a repository that was moved takes its state in from where it was kept', async () => {
  const moved = join(folder, 'moved');
  const { stateFile } = await openStore(system.repository, { env: process.env });
  await rename(system.repository, moved);
  const osmops = (...args: string[]) => runCli(args, { cwd: moved, env: process.env });
  expect(JSON.parse((await osmops('state', 'list', '--json')).stdout)).toEqual({ resources: [] });
  expect(await osmops('state', 'adopt', stateFile, '--auto-approve')).toMatchObject({ exitCode: 0 });
  const { stdout, exitCode } = await osmops('plan', '--detailed-exitcode');
  expect(stdout).toContain('No changes.');
  expect(exitCode).toBe(0);
  expect(await readFile(stateFile, 'utf8')).toContain(instance.split('.')[0] ?? '');
});
