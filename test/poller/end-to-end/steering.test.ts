import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openLog, readPollerConfig, runPoller } from '../../../src/poller/index.js';
import { runCli } from '../../cli/support/run-cli.js';
import { until } from '../../support/until.js';
import { instance, instanceFile, openWatchedSystem, type WatchedSystem } from '../support/watched-system.js';

let system: WatchedSystem;
const stop = new AbortController();
const lines: string[] = [];
let ended: Promise<void>;

beforeEach(async () => {
  system = await openWatchedSystem();
  await system.configure({ apply: 'manual' });
  await system.commit({ [instanceFile('ldap')]: instance('ldap', '2') });
  const { config, problems } = await readPollerConfig(system.configFile);
  if (config === undefined) throw new Error(JSON.stringify(problems));
  const log = openLog({ level: 'info', human: false, write: ({ text }) => lines.push(text) });
  ended = runPoller(config, { log, signal: stop.signal });
});

afterEach(async () => {
  stop.abort();
  await ended;
  await system.close();
});

async function osmops(...args: string[]) {
  return runCli([...args, '--json'], { cwd: system.folder });
}

async function status() {
  const { stdout, exitCode } = await osmops('status');
  return exitCode === 0 ? JSON.parse(stdout).repositories[0] : {};
}

/** Approves the plan that waits, as a person does who has read the status. */
async function approve(): Promise<void> {
  const { approval } = await status();
  await osmops('approve', 'site', approval.reconcileId.slice(0, 8));
}

async function reaches(phase: string): Promise<void> {
  await until(async () => (await status()).phase === phase);
}

test('a person sees the plan, approves it, goes back, and goes on, from the command line', async () => {
  await reaches('waiting-for-approval');
  expect(JSON.parse((await osmops('wait', 'site')).stdout).repository.phase).toBe('waiting-for-approval');
  expect((await osmops('wait', 'site')).exitCode).toBe(2);
  const { approval } = await status();
  expect(approval.summary).toMatchObject({ add: 3, change: 0, destroy: 0 });
  const plan = approval.reconcileId;
  const shown = JSON.parse((await osmops('show', 'site')).stdout);
  expect(
    shown.plan.changes.map(({ address, action, place }: Record<string, string>) => [address, action, place]),
  ).toEqual([
    ['osm_ns_instance.ldap', 'create', expect.stringMatching(/ldap.*\.yaml:\d+:\d+$/)],
    ['osm_ns_package.openldap_ns', 'create', expect.any(String)],
    ['osm_vnf_package.openldap_knf', 'create', expect.any(String)],
  ]);
  expect((await osmops('reject', 'site', plan, '--reason', 'not now')).exitCode).toBe(0);
  await reaches('rejected');
  await osmops('reconcile', 'site');
  await reaches('waiting-for-approval');
  expect(JSON.parse((await osmops('approve', 'site', plan)).stdout).error.code).toBe('other-plan-waits');
  await approve();
  expect((await osmops('wait', 'site', '--timeout', '1m')).exitCode).toBe(0);
  expect((await status()).phase).toBe('ready');
  expect(JSON.parse((await osmops('approve', 'site', plan)).stdout).error.code).toBe('nothing-to-approve');
  const first = (await status()).applied.commit;

  const second = await system.commit({ [instanceFile('ldap')]: instance('ldap', '3') });
  await osmops('reconcile', 'site');
  await until(async () => (await status()).approval?.revision.commit === second);
  const refused = await osmops('approve', 'site', plan);
  expect(JSON.parse(refused.stdout).error).toMatchObject({
    code: 'other-plan-waits',
    message: expect.stringContaining(second.slice(0, 8)),
  });
  await approve();
  await until(async () => (await status()).applied.commit === second);

  await osmops('rollback', 'site', first);
  await until(async () => (await status()).approval?.revision.commit === first);
  expect(await status()).toMatchObject({ pinned: first });
  await approve();
  await until(async () => (await status()).applied.commit === first);
  await osmops('resume', 'site');
  await until(async () => (await status()).approval?.revision.commit === second);

  const { history } = JSON.parse((await osmops('history', 'site')).stdout);
  expect(history.filter(({ outcome }: { outcome: string }) => outcome === 'applied')).toHaveLength(3);
  const text = lines.join('');
  expect(text).toContain('"kind":"applied"');
  expect(text).not.toContain(join(system.folder, 'connection.yaml'));
}, 120_000);
