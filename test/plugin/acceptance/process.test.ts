import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type BuiltFixture, buildFixture } from '../fixture/build.js';
import { eventually, isAlive } from '../fixture/eventually.js';
import { startReattached } from '../fixture/reattached.js';
import { type Event, Workspace } from '../fixture/workspace.js';

const cookie = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';
const thing = (name: string, trouble: string) =>
  `resource "fixture_thing" "${name}" {\n  name = "${name}"\n  trouble = "${trouble}"\n}\n`;

let fixture: BuiltFixture;
let workspace: Workspace;

beforeAll(() => {
  fixture = buildFixture();
});

beforeEach(() => {
  workspace = new Workspace(fixture);
});

afterEach(() => workspace.remove());

afterAll(() => fixture.remove());

/** Awaits a call of the fixture and returns all that were made until then. */
async function awaitCall(call: string): Promise<Event[]> {
  const seen: Event[] = [];
  await eventually(() => {
    seen.push(...workspace.events());
    return seen.some((event) => event.call === call);
  });
  return seen;
}

describe('a provider started by Terraform', () => {
  test('survives what its resources print on stdout', async () => {
    workspace.configure(thing('a', 'print'));
    const { output } = await workspace.terraform('apply', '-auto-approve');
    expect(output).toContain('1 added');
  });

  test("writes to Terraform's log, at the level that the resource said", async () => {
    workspace.configure(thing('a', 'print'));
    workspace.environment['TF_LOG_PROVIDER'] = 'INFO';
    const { output } = await workspace.terraform('apply', '-auto-approve');
    expect(output).toMatch(/\[INFO\] +provider\.[^\n]*: creating a/);
  });

  test('shows the stack of a crash', async () => {
    workspace.configure(thing('a', 'panic'));
    const { exitCode, output } = await workspace.terraform('apply', '-auto-approve');
    expect(exitCode).toBe(1);
    expect(output).toMatch(/panic: Error: the sky is falling.*thing\.js/s);
  });

  test('stops what is under way when Terraform is interrupted', async () => {
    workspace.configure(thing('a', 'slow'));
    await workspace.terraform('init');
    const run = workspace.start('apply', '-auto-approve');
    await awaitCall('waiting');
    run.kill('SIGINT');
    const { all, exitCode } = await run;
    expect(all).toContain('stopped as Terraform asked');
    expect(exitCode).toBe(1);
    expect(await awaitCall('close')).toContainEqual(expect.objectContaining({ call: 'stopped' }));
  });

  test('does not take Ctrl-C for itself', async () => {
    workspace.configure(thing('a', 'slow'));
    await workspace.terraform('init');
    const run = workspace.start('apply', '-auto-approve');
    const provider = pidOf(await awaitCall('waiting'));
    process.kill(provider, 'SIGINT');
    process.kill(provider, 'SIGTERM');
    run.kill('SIGINT');
    expect((await run).all).toContain('stopped as Terraform asked');
  });

  test('ends when Terraform was killed, after what was under way', async () => {
    workspace.configure(thing('a', 'slow'));
    await workspace.terraform('init');
    const run = workspace.start('apply', '-auto-approve');
    const provider = pidOf(await awaitCall('waiting'));
    run.kill('SIGKILL');
    await run;
    await awaitCall('stopped');
    await eventually(() => !isAlive(provider));
  });

  test('says why it cannot work with this Terraform', async () => {
    const { stdout, code } = await start({ PLUGIN_PROTOCOL_VERSIONS: '5', PLUGIN_CLIENT_CERT: 'x' });
    expect(stdout).toContain('speaks plugin protocol 6, Terraform offers 5');
    expect(stdout).not.toContain('|');
    expect(code).toBe(1);
  });

  test('shows Terraform why it does not start', async () => {
    workspace.configure(thing('a', 'slow'));
    workspace.environment['TF_DISABLE_PLUGIN_TLS'] = '1';
    const { output } = await workspace.terraform('plan');
    expect(output.replace(/\s+/g, ' ')).toContain('no client certificate; unset TF_DISABLE_PLUGIN_TLS');
  });

  async function start(environment: Record<string, string>): Promise<{ stdout: string; code: unknown }> {
    const env = { ...process.env, TF_PLUGIN_MAGIC_COOKIE: cookie, ...environment };
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [fixture.main], { env });
      return { stdout, code: 0 };
    } catch (error) {
      return { stdout: '', code: undefined, ...Object(error) };
    }
  }
});

describe('a provider started by a person', () => {
  test('says what it is', async () => {
    const child = spawn(process.execPath, [fixture.main], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said: { stdout: string; stderr: string } = { stdout: '', stderr: '' };
    child.stdout.on('data', (text) => {
      said.stdout += text;
    });
    child.stderr.on('data', (text) => {
      said.stderr += text;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(said.stdout).toBe('');
    expect(said.stderr).toContain('the Terraform provider acme/fixture 0.1.0');
  });
});

describe('a reattached provider', () => {
  test('listens in a folder that only its user enters, and removes it', async () => {
    const reattached = await startReattached(fixture);
    const folder = dirname(socketOf(reattached.line));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(JSON.parse(reattached.line)['registry.terraform.io/acme/fixture']).toEqual({
      Protocol: 'grpc',
      ProtocolVersion: 6,
      Pid: reattached.process.pid,
      Test: true,
      Addr: { Network: 'unix', String: expect.any(String) },
    });
    expect(await reattached.end()).toBe(0);
    expect(existsSync(folder)).toBe(false);
  });

  test('prints nothing more, whatever its resources print', async () => {
    const reattached = await startReattached(fixture);
    workspace.environment['TF_REATTACH_PROVIDERS'] = reattached.line;
    workspace.configure(thing('a', 'print'));
    await workspace.terraform('apply', '-auto-approve');
    await reattached.end();
    expect(reattached.printed()).toBe(`${reattached.line}\n`);
  });

  test('warms up before the first run, and goes on if that fails', async () => {
    const reattached = await startReattached(fixture, 'pipe');
    let said = '';
    reattached.process.stderr?.on('data', (text) => {
      said += text;
    });
    await eventually(() => said.includes('warming up'));
    workspace.environment['TF_REATTACH_PROVIDERS'] = reattached.line;
    workspace.configure(thing('a', 'print'));
    expect((await workspace.terraform('apply', '-auto-approve')).output).toContain('1 added');
    expect(await reattached.end()).toBe(0);
  });

  test('configures once for equal provider blocks, and closes what nobody uses any more', async () => {
    const reattached = await startReattached(fixture);
    workspace.environment['TF_REATTACH_PROVIDERS'] = reattached.line;
    workspace.configure('data "fixture_names" "all" {\n  prefix = ""\n}', 'region = "east"');
    await workspace.terraform('plan');
    await workspace.terraform('plan');
    expect(names(workspace.events())).toEqual(['configure']);
    workspace.configure('data "fixture_names" "all" {\n  prefix = ""\n}', 'region = "west"');
    await workspace.terraform('plan');
    expect(names(await awaitCall('close'))).toEqual(['configure', 'close']);
    await reattached.end();
    expect(names(workspace.events())).toEqual(['close']);
  });

  test('serves on after one of its Terraform runs was stopped, others undisturbed', async () => {
    const reattached = await startReattached(fixture);
    workspace.environment['TF_REATTACH_PROVIDERS'] = reattached.line;
    workspace.configure(thing('a', 'slow'));
    const slow = workspace.start('apply', '-auto-approve');
    await awaitCall('waiting');
    const other = new Workspace(fixture, reattached.line);
    other.configure(thing('b', 'print'));
    expect((await other.terraform('apply', '-auto-approve')).output).toContain('1 added');
    slow.kill('SIGINT');
    expect((await slow).all).toContain('stopped as Terraform asked');
    workspace.configure(thing('c', 'print'));
    expect((await workspace.terraform('apply', '-auto-approve')).output).toContain('1 added');
    other.remove();
    expect(await reattached.end()).toBe(0);
  });

  test('lives until the run under way has ended, though its stdin has closed', async () => {
    const reattached = await startReattached(fixture);
    workspace.environment['TF_REATTACH_PROVIDERS'] = reattached.line;
    workspace.configure(thing('a', 'slow'));
    const run = workspace.start('apply', '-auto-approve');
    await awaitCall('waiting');
    const end = reattached.end();
    run.kill('SIGINT');
    expect((await run).all).toContain('stopped as Terraform asked');
    expect(await end).toBe(0);
  });

  test('serves on when nobody reads its log any more, as after a kill of who started it', async () => {
    const reattached = await startReattached(fixture, 'pipe');
    workspace.environment['TF_REATTACH_PROVIDERS'] = reattached.line;
    workspace.configure(thing('a', 'print'));
    const folder = dirname(socketOf(reattached.line));
    reattached.process.stderr?.destroy();
    expect((await workspace.terraform('apply', '-auto-approve')).output).toContain('1 added');
    expect((await workspace.terraform('apply', '-auto-approve', '-destroy')).output).toContain('1 destroyed');
    expect(await reattached.end()).toBe(0);
    expect(existsSync(folder)).toBe(false);
  });

  test('stops what is under way on SIGTERM, and ends', async () => {
    const reattached = await startReattached(fixture);
    workspace.environment['TF_REATTACH_PROVIDERS'] = reattached.line;
    workspace.configure(thing('a', 'slow'));
    const run = workspace.start('apply', '-auto-approve');
    await awaitCall('waiting');
    reattached.process.kill('SIGTERM');
    await awaitCall('stopped');
    await run;
    await eventually(() => reattached.process.exitCode !== null);
    expect(existsSync(dirname(socketOf(reattached.line)))).toBe(false);
  });
});

function names(events: readonly Event[]): string[] {
  return events.map(({ call }) => call);
}

function pidOf(events: readonly Event[]): number {
  const event = events.find(({ call }) => call === 'waiting');
  if (event === undefined) throw new Error('nothing waits');
  return event.pid;
}

function socketOf(line: string): string {
  return JSON.parse(line)['registry.terraform.io/acme/fixture'].Addr.String;
}
