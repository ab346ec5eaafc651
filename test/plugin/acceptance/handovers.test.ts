import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type BuiltFixture, buildFixture } from '../fixture/build.js';
import { eventually } from '../fixture/eventually.js';
import { type Reattached, startReattached } from '../fixture/reattached.js';
import { Workspace } from '../fixture/workspace.js';

/** Answers that may be under way. */
const paced = 16;
const many = 40;
const first = 'resource "fixture_thing" "first" {\n  name = "first"\n}\n';
const things = (body: string) =>
  `resource "fixture_thing" "many" {\n  count = ${many}\n  name = "thing \${count.index}"\n  ${body}\n}\n`;
const creation = /Creation complete after \S+ \[id=(.+)\]/g;

let fixture: BuiltFixture;
let workspace: Workspace;
let reattached: Reattached;
let log: string;

beforeAll(() => {
  fixture = buildFixture();
});

beforeEach(async () => {
  reattached = await startReattached(fixture, 'pipe');
  log = '';
  reattached.process.stderr?.on('data', (text) => {
    log += text;
  });
  workspace = new Workspace(fixture, reattached.line);
});

/** Nothing of this is to be put right by the patience. */
afterEach(async () => {
  await reattached.end();
  workspace.remove();
  expect(log).not.toContain('reported no creation');
});

afterAll(() => fixture.remove());

function report(id: string): void {
  reattached.process.stdin?.write(`${id}\n`);
}

/** Starts an apply of one thing and of many that wait until it was reported. */
async function startReported(body: string) {
  workspace.configure(first + things(`trouble = "wait"\n  ${body}`));
  const run = workspace.start('apply', '-auto-approve', `-parallelism=${many + 1}`);
  let output = '';
  run.all.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const ids = () => [...output.matchAll(creation)].map(([, id]) => id ?? '');
  let waiting = 0;
  await eventually(() => {
    waiting += workspace.events().filter(({ call }) => call === 'waiting').length;
    return ids().length === 1 && waiting === many;
  });
  report(ids()[0] ?? '');
  workspace.world.open();
  return { run, ids };
}

/** The same, up to what is handed over without a further report. */
async function startHeld() {
  const started = await startReported('');
  await eventually(() => started.ids().length === 1 + paced);
  return started;
}

describe('a provider that is told what was created hands over a few creations at a time,', () => {
  test('and the others as they are reported', async () => {
    const { run, ids } = await startHeld();
    const reported = new Set<string>();
    await eventually(() => {
      for (const id of ids()) if (!reported.has(id)) report(id);
      for (const id of ids()) reported.add(id);
      return reported.size === many + 1;
    });
    expect((await run).all).toContain(`${many + 1} added`);
  });

  test('and all when its stdin closes', async () => {
    const { run } = await startHeld();
    const ended = reattached.end();
    expect((await run).all).toContain(`${many + 1} added`);
    expect(await ended).toBe(0);
  });

  test('and all when Terraform is interrupted', async () => {
    const { run, ids } = await startHeld();
    run.kill('SIGINT');
    await run;
    expect(ids()).toHaveLength(many + 1);
  });

  test('and all when it is told to end, before it does', async () => {
    const { run } = await startHeld();
    reattached.process.kill('SIGTERM');
    expect((await run).all).toContain(`${many + 1} added`);
    await eventually(() => reattached.process.exitCode === 0);
  });

  test('and is not held up by a Terraform that was killed', async () => {
    const { run } = await startHeld();
    run.kill('SIGKILL');
    await run;
    workspace.configure(things(''));
    const { output } = await workspace.terraform('apply', '-auto-approve', '-lock=false');
    expect(output).toMatch(/\d+ added/);
  });
});

/** Applies one thing, reports it, and goes on to many; returns what Terraform said. */
async function applyAfterReport(body: string): Promise<string> {
  workspace.configure(first + things(`${body}\n  depends_on = [fixture_thing.first]`));
  const run = workspace.start('apply', '-auto-approve', `-parallelism=${many}`);
  run.all.setEncoding('utf8').on('data', (text: string) => {
    for (const [, id = ''] of text.matchAll(creation)) report(id);
  });
  return (await run).all;
}

test('creations that failed are not held back, for Terraform does not report them', async () => {
  const said = await applyAfterReport('trouble = "taint"');
  expect(said.match(/made, but broken/g)).toHaveLength(many);
});

test('changes are not held back, for the state does not grow by them', async () => {
  workspace.configure(things(''));
  await workspace.terraform('apply', '-auto-approve');
  expect(await applyAfterReport('size = 2')).toContain(`1 added, ${many} changed`);
});
