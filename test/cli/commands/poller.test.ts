import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runOsmops } from '../../../src/cli/run-osmops.js';
import { canary, eventOf, failure } from '../../poller/support/events.js';
import { type Running, startServer, token } from '../../poller/support/server.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';
import { fakeHost, runCli } from '../support/run-cli.js';

/** A poller, and an `osmops.yaml` that leads to it. */
async function startPoller(withToken = false): Promise<Running> {
  const running = await startServer({ withToken });
  await writeFile(join(running.folder, 'osmops.yaml'), 'dataDir: data\nrepositories: not checked here\n');
  return running;
}

test('status prints how each repository is', async () => {
  const { folder } = await startPoller();
  const { exitCode, stdout, stderr } = await runCli(['status'], { cwd: folder });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toBe(
    [
      'site-a  drifted',
      '  seen       01234567 main  Ada: Two replicas',
      '  planned    01234567 main  Ada: Two replicas',
      '  applied    01234567 main  Ada: Two replicas (2026-01-02T03:04:36.000Z)',
      '  failed     01234567 main  Ada: Two replicas (2026-01-02T03:00:00.000Z)',
      '             OSM does not answer [nbi-unreachable]',
      '  trouble    the remote cannot be read since 2026-01-02T03:01:00.000Z [git-unauthorized]: The server does not let it in; again at 2026-01-02T03:06:00.000Z',
      '             Check the credential files.',
      '  drift      osm_ns_instance.ldap changed, by: action at 2026-01-02T03:00:00.000Z',
      '  not ready  osm_ns_instance.ldap is BUILDING',
      '  begun      osm_ns_instance.db (i2, i3): OSM has 2 of this name',
      "  warning    deploy/a.yaml:3:1: Nothing reads the key 'a'. [unknown-key]",
      '  waits      for approval of 01234567 main  Ada: Two replicas',
      '             1 to add, 2 to change: it destroys 4',
      '             update osm_ns_instance.ldap: params.password',
      '             `osmops show site-a` shows it, `osmops approve site-a 6f0c1d2e` applies it',
      '  held at    01234567 until `osmops resume site-a`',
      '  next run   2026-01-02T03:05:36.000Z',
      '',
      'site-b  starting',
      '',
    ].join('\n'),
  );
});

test('status --json prints what the API says', async () => {
  const { folder } = await startPoller();
  const { stdout } = await runCli(['status', '--json'], { cwd: folder });
  expect(JSON.parse(stdout)).toMatchObject({ repositories: [{ name: 'site-a' }, { name: 'site-b' }] });
  expect(stdout).not.toContain(canary);
});

test('show prints the plan that waits: with its values over the socket, without them over HTTP', async () => {
  const { server, folder } = await startPoller(true);
  const { exitCode, stdout } = await runCli(['show', 'site-a', '6f0c1d'], { cwd: folder });
  expect(exitCode).toBe(0);
  expect(stdout).toContain(
    'Plan 6f0c1d2e of 01234567 main  Ada: Two replicas\nIt waits for approval: it destroys 4\n',
  );
  expect(stdout).toContain('  # osm_ns_instance.ldap will be updated in-place\n');
  expect(stdout).toContain('+ greeting = "canary-value"\n');
  expect(stdout).toContain('`osmops reject site-a 6f0c1d2e` drops it');
  await writeFile(join(folder, 'my-token'), token);
  const remote = ['--url', server.url, '--token-file', 'my-token'];
  const shown = await runCli(['show', 'site-a', ...remote, '--json'], { cwd: folder });
  expect(JSON.parse(shown.stdout)).toMatchObject({
    plan: { changes: [{ attributes: [{ path: 'params.greeting' }] }] },
  });
  expect(shown.stdout).not.toContain('canary-value');
});

test('history prints each plan', async () => {
  const { folder } = await startPoller();
  expect((await runCli(['history', 'site-a'], { cwd: folder })).stdout).toBe(
    [
      '2026-01-02T03:04:06.000Z  01234567  applied (1 to add, 2 to change), because of: revision  Ada: Two replicas',
      '    begun: osm_ns_instance.db (i2, i3): OSM has 2 of this name',
      '',
    ].join('\n'),
  );
});

test('logs prints the last events, and what to do about errors', async () => {
  const { folder, control } = await startPoller();
  control.past = [eventOf('ready'), eventOf('stopped')];
  expect((await runCli(['logs', 'site-a'], { cwd: folder })).stdout).toBe(
    [
      '2026-01-02T03:04:06.000Z  all instances of 01234567 are READY',
      '2026-01-02T03:04:06.000Z  stopped until a person has looked: OSM does not answer [nbi-unreachable]',
      '    See whether it runs.',
      '',
    ].join('\n'),
  );
});

test.each([false, true])('logs -f goes on until Ctrl-C (JSON: %s)', async (json) => {
  const { folder, control, hub } = await startPoller();
  control.past = [eventOf('revision-seen')];
  const host = fakeHost({ cwd: folder });
  const run = runOsmops(['logs', 'site-a', '-f', ...(json ? ['--json'] : [])], host);
  await until(() => host.printed('stdout').includes('01234567'));
  hub.publish(eventOf('suspended'));
  await until(() => host.printed('stdout').includes('suspended'));
  host.send('SIGINT');
  expect(await run).toBe(0);
  const lines = host.printed('stdout').trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  if (json) expect(lines.map((line) => JSON.parse(line).kind)).toEqual(['revision-seen', 'suspended']);
});

test.each([
  [['approve', 'site-a', '6f0c1d'], 'approve 6f0c1d site-a'],
  [['reject', 'site-a', '6f0c1d', '--reason', 'not now'], 'reject 6f0c1d not now site-a'],
  [['suspend', 'site-a'], 'suspend site-a'],
  [['resume', 'site-a'], 'resume site-a'],
  [['reconcile', 'site-a'], 'reconcile site-a'],
  [['rollback', 'site-a', '0123'], 'rollback 0123 site-a'],
])('%p asks the poller', async (args, asked) => {
  const { folder, control } = await startPoller();
  const { exitCode, stdout } = await runCli(args, { cwd: folder });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/\. `osmops logs site-a -f` shows it\.\n$/);
  expect(control.asked).toEqual([asked]);
});

test('what the poller says no to is an error with its code', async () => {
  const { folder, control } = await startPoller();
  control.refusal = failure;
  const { exitCode, stderr } = await runCli(['approve', 'site-a', '6f0c1d'], { cwd: folder });
  expect(exitCode).toBe(1);
  expect(stderr).toBe('Error: OSM does not answer [nbi-unreachable]\n  See whether it runs.\n');
});

test('finds a poller by its address and a token', async () => {
  const { server, folder, control } = await startPoller(true);
  await writeFile(join(folder, 'my-token'), token);
  const args = ['suspend', 'site-a', '--url', server.url];
  expect((await runCli(args, { cwd: '/' })).stderr).toMatch(/\[request-refused\]/);
  expect((await runCli([...args, '--token-file', 'my-token'], { cwd: folder })).exitCode).toBe(0);
  expect(control.asked).toEqual(['suspend site-a']);
});

test.each([
  [['status'], 'watch-config-invalid', /--config/],
  [['status', '--config', 'other.yaml'], 'watch-config-invalid', /--url/],
  [['status', '--config', 'alone.yaml'], 'poller-unreachable', /osmops watch/],
  [['status', '--config', 'empty.yaml'], 'watch-config-invalid', /--config/],
  [['status', '--url', 'poller'], 'usage', /--help/],
  [['status', '--token-file', 'token'], 'usage', /--url/],
  [['status', '--url', 'http://127.0.0.1:1', '--token-file', 'none'], 'usage', /--token-file/],
])('%p says what is missing', async (args, code, remedy) => {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'alone.yaml'), 'dataDir: data');
  await writeFile(join(cwd, 'empty.yaml'), 'http: {}');
  const { exitCode, stderr } = await runCli(args, { cwd });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`[${code}]`);
  expect(stderr).toMatch(remedy);
});

test('what was begun and waits for a person is listed, and forgotten when somebody says so', async () => {
  const { folder, control } = await startPoller();
  const { stdout } = await runCli(['begun', 'site-a'], { cwd: folder });
  expect(stdout).toBe('osm_ns_instance.db (i2, i3): OSM has 2 of this name\n');
  const forget = ['begun', 'forget', 'osm_ns_instance.db', '--of', 'site-a'];
  const asked = await runCli(forget, { cwd: folder });
  expect(asked).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('--auto-approve') });
  expect(control.asked).toEqual([]);
  expect(await runCli([...forget, '--auto-approve'], { cwd: folder })).toMatchObject({ exitCode: 0 });
  expect(control.asked).toEqual(['forget osm_ns_instance.db site-a']);
  const unknown = await runCli(['begun', 'site-z'], { cwd: folder });
  expect(unknown).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('[unknown-repository]') });
});
