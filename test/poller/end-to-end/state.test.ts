import { copyFile, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { runCli } from '../../cli/support/run-cli.js';
import { until } from '../../support/until.js';
import { instance, instanceFile, openWatchedSystem, type WatchedSystem } from '../support/watched-system.js';

let system: WatchedSystem;

beforeEach(async () => {
  system = await openWatchedSystem();
});

afterEach(async () => {
  await system.close();
});

/** Runs a command where the poller's configuration is. */
const osmops = (...args: string[]) => runCli(args, { cwd: system.folder, env: process.env });

test('the state of a repository is looked at by its name whatever the poller does, and changed between its steps', async () => {
  const of = ['--repository', 'site'] as const;
  const well = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await osmops('state', ...args, ...of);
    expect({ args, exitCode, stderr }).toEqual({ args, exitCode: 0, stderr: '' });
    return stdout;
  };
  const poller = await system.start();
  await poller.reaches('ready');
  expect(await well('list')).toContain('osm_ns_instance.ldap');
  expect(await well('show', 'osm_ns_instance.ldap')).toContain('  name = "ldap"\n');
  const copy = join(system.folder, 'copy.tfstate');
  await writeFile(copy, await well('pull'));
  await well('rm', 'osm_ns_instance.ldap', '--auto-approve');
  expect(await well('list')).not.toContain('osm_ns_instance.ldap');
  await well('push', '--force', copy, '--auto-approve');
  expect(await well('unlock')).toBe('Nobody works on the state.\n');
  expect(await well('forget', '--other-osm')).toBe('All of the state is of this OSM.\n');
  poller.control.reconcile('site');
  await poller.next('planned');
  expect(await poller.next('planned')).toMatchObject({ summary: { isEmpty: true } });

  system.simulator.scriptOperation({ type: 'instantiate', seconds: 3 });
  await system.commit({ [instanceFile('second')]: instance('second') });
  poller.control.wake('site');
  await until(() => system.simulator.world.instances().length === 2);
  expect(await well('list')).toContain('osm_ns_instance.ldap');
  expect((await osmops('state', 'unlock', ...of)).stderr).toContain('works (osmops watch');
  const changed = await osmops('state', 'untaint', 'osm_ns_instance.second', ...of);
  // It waited until the apply had ended, without which there is no such instance.
  expect(changed).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Waiting for up to') });
});

test('whose state is meant is said in two ways where it could be two', async () => {
  const list = async (name: string) => (await osmops('state', 'list', '--repository', name)).stderr;
  expect(await list('elsewhere')).toContain('[unknown-repository]');
  expect(await list('./elsewhere')).toMatch(/^Error: There is no folder .* \[usage\]/);
  await mkdir(join(system.folder, 'site'));
  expect((await osmops('begun', 'site')).stderr).toContain('[usage]');
  expect(await list('site')).toMatch(/\[usage\]\n {2}Say `\.\/site` for the folder/);
});

test('a damaged state stops the repository with the copy to put in its place, also after a restart', async () => {
  const first = await system.start();
  await first.next('applied');
  await system.commit({ [instanceFile('second')]: instance('second') });
  first.control.wake('site');
  await first.next('applied');
  const state = system.data('state/terraform.tfstate');
  await truncate(state, 1_000);
  await system.commit({ [instanceFile('third')]: instance('third') });
  first.control.wake('site');
  await first.next('stopped');
  expect(first.status()).toMatchObject({ phase: 'stopped' });
  await expect(first.control.rollback('site', 'main')).rejects.toMatchObject({ code: 'state-damaged' });
  await first.stop();

  const second = await system.start();
  const { error } = await second.next('stopped');
  const [, copy = ''] = /`cp (\S+) /.exec(error.remedy) ?? [];
  const copies = await readdir(system.data('state/copies'));
  expect(copies.sort().at(-1)).toBe(copy.split('/').at(-1));
  await copyFile(copy, state);
  await second.control.resume('site');
  await second.next('applied');
  await second.reaches('ready');
  expect(system.simulator.world.instances()).toHaveLength(3);
});

test('an empty state file is damaged too: to Terraform it would be no state at all', async () => {
  const first = await system.start();
  await first.next('applied');
  await first.stop();
  await truncate(system.data('state/terraform.tfstate'), 0);
  const second = await system.start();
  expect(await second.next('stopped')).toMatchObject({ error: { code: 'state-damaged' } });
});

test('a state that Terraform left stops the repository if it is another, until a person has chosen', async () => {
  const first = await system.start();
  await first.next('applied');
  await first.stop();
  const state = system.data('state/terraform.tfstate');
  const unsaved = system.data('work/stacks/osmops/errored.tfstate');
  const left = { ...JSON.parse(await readFile(state, 'utf8')), serial: 99 };
  await writeFile(unsaved, JSON.stringify({ ...left, lineage: 'another' }));
  const second = await system.start();
  const { error } = await second.next('stopped');
  expect(error).toMatchObject({ code: 'state-unsaved' });
  // What is said is followed.
  const [, command = ''] = /`osmops (state push --force [^`]+)`/.exec(error.remedy) ?? [];
  expect(await osmops(...command.split(' '), '--auto-approve')).toMatchObject({ exitCode: 0 });
  await second.control.resume('site');
  await second.reaches('ready');
  expect(JSON.parse(await readFile(state, 'utf8'))).toMatchObject({ lineage: 'another' });
  await expect(readFile(unsaved)).rejects.toMatchObject({ code: 'ENOENT' });
  await second.stop();
});

test('a state that Terraform left is taken in if it is the successor', async () => {
  const first = await system.start();
  await first.next('applied');
  await first.stop();
  const state = system.data('state/terraform.tfstate');
  const unsaved = system.data('work/stacks/osmops/errored.tfstate');
  const left = { ...JSON.parse(await readFile(state, 'utf8')), serial: 99 };
  await writeFile(unsaved, JSON.stringify(left));
  const second = await system.start();
  await second.reaches('ready');
  second.control.reconcile('site');
  await second.next('planned');
  expect(JSON.parse(await readFile(state, 'utf8')).serial).toBeGreaterThanOrEqual(99);
  await expect(readFile(unsaved)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a second poller on the data folder does not start while the first one runs', async () => {
  const first = await system.start();
  await first.next('applied');
  await expect(system.start({ lockTimeoutMs: 300 })).rejects.toMatchObject({ code: 'poller-running' });
  const second = system.start();
  await first.stop();
  await (await second).reaches('ready');
});

test('a poller that is stopped lets the running apply end, and the next one has nothing to do', async () => {
  system.simulator.scriptOperation({ type: 'instantiate', seconds: 1.5 });
  const first = await system.start();
  await first.next('apply-started');
  await until(() => system.simulator.world.instances().length === 1);
  await first.stop();
  expect(first.events.at(-1)).toMatchObject({ kind: 'ready' });
  const second = await system.start();
  await second.reaches('ready');
  expect(second.events.map(({ kind }) => kind)).not.toContain('reconcile-started');
});

test('beyond the grace period the apply is asked to stop, and the next poller goes on with it', async () => {
  const config = await readFile(system.configFile, 'utf8');
  await writeFile(system.configFile, config.replace('gracePeriod: 30s', 'gracePeriod: 1s'));
  system.simulator.scriptOperation({ type: 'instantiate', seconds: 8 });
  const first = await system.start();
  await first.next('apply-started');
  await until(() => system.simulator.world.instances().length === 1);
  await first.stop();
  const files = await readdir(join(system.data('state')));
  expect(files).not.toContain('.terraform.tfstate.lock.info');
  const second = await system.start();
  await second.reaches('ready');
  expect(system.simulator.world.instances()).toMatchObject([{ name: 'ldap', nsState: 'READY' }]);
});

test('a provider that is killed during an apply is started anew, and nothing is made twice', async () => {
  system.simulator.scriptOperation({ type: 'instantiate', seconds: 2 });
  const poller = await system.start();
  await poller.next('apply-started');
  await until(() => system.simulator.world.instances().length === 1);
  const { execa } = await import('execa');
  const { stdout } = await execa('pgrep', ['-P', String(process.pid), '-f', 'provider/main.js']);
  for (const pid of stdout.split('\n')) process.kill(Number(pid), 'SIGKILL');
  await poller.next('reconcile-failed');
  await poller.reaches('ready');
  expect(system.simulator.world.instances()).toMatchObject([{ name: 'ldap', nsState: 'READY' }]);
});

test('another connection file content has the provider log in anew', async () => {
  const poller = await system.start();
  await poller.next('applied');
  const file = join(system.folder, 'connection.yaml');
  const good = await readFile(file, 'utf8');
  await writeFile(file, good.replace('password: admin', 'password: wrong'));
  poller.control.reconcile('site');
  await poller.next('reconcile-failed');
  await writeFile(file, good);
  await poller.reaches('ready');
});
