import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type BuiltFixture, buildFixture } from '../fixture/build.js';
import { eventually } from '../fixture/eventually.js';
import { type Reattached, startReattached } from '../fixture/reattached.js';
import { Workspace } from '../fixture/workspace.js';

/** Answers that may be under way. */
const paced = 16;
const all = 40;
const things = `resource "fixture_thing" "many" {\n  count = ${all}\n  name = "thing \${count.index}"\n}\n`;
const creation = /Creation complete after \S+ \[id=(.+)\]/g;

let fixture: BuiltFixture;
let workspace: Workspace;
let reattached: Reattached;

beforeAll(() => {
  fixture = buildFixture();
});

beforeEach(async () => {
  reattached = await startReattached(fixture);
  workspace = new Workspace(fixture, reattached.line);
  workspace.configure(things);
  report('something before');
});

afterEach(async () => {
  await reattached.end();
  workspace.remove();
});

afterAll(() => fixture.remove());

function report(id: string): void {
  reattached.process.stdin?.write(`${id}\n`);
}

/** Starts an apply whose output is read as it comes. */
function apply() {
  const run = workspace.start('apply', '-auto-approve', `-parallelism=${all}`);
  let output = '';
  run.all.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return { run, ids: () => [...output.matchAll(creation)].map(([, id]) => id ?? '') };
}

/** Starts an apply and waits until it has what it is given without a report. */
async function startHeld() {
  const applying = apply();
  let begun = 0;
  await eventually(() => {
    begun += workspace.events().filter(({ call }) => call === 'create').length;
    return begun === all && applying.ids().length === paced;
  });
  return applying;
}

describe('a provider that is told what was created hands over a few creations at a time,', () => {
  test('and the others as they are reported', async () => {
    const { run, ids } = await startHeld();
    const reported = new Set<string>();
    await eventually(() => {
      for (const id of ids()) if (!reported.has(id)) report(id);
      for (const id of ids()) reported.add(id);
      return reported.size === all;
    });
    expect((await run).all).toContain(`${all} added`);
  });

  test('and all when its stdin closes', async () => {
    const { run } = await startHeld();
    const ended = reattached.end();
    expect((await run).all).toContain(`${all} added`);
    expect(await ended).toBe(0);
  });

  test('and all when Terraform is interrupted', async () => {
    const { run, ids } = await startHeld();
    run.kill('SIGINT');
    await run;
    expect(ids()).toHaveLength(all);
  });

  test('and is not held up by a Terraform that was killed', async () => {
    const { run } = await startHeld();
    run.kill('SIGKILL');
    await run;
    workspace.configure('resource "fixture_thing" "one" {\n  name = "one"\n}\n');
    const { output } = await workspace.terraform('apply', '-auto-approve', '-lock=false');
    expect(output).toContain('1 added');
  });
});
