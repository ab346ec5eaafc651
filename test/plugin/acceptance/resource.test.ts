import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type BuiltFixture, buildFixture } from '../fixture/build.js';
import { type Reattached, startReattached } from '../fixture/reattached.js';
import { Workspace } from '../fixture/workspace.js';

let fixture: BuiltFixture;
let reattached: Reattached;
let workspace: Workspace;

beforeAll(async () => {
  fixture = buildFixture();
  reattached = await startReattached(fixture);
});

afterAll(async () => {
  await reattached.end();
  fixture.remove();
});

afterEach(() => workspace.remove());

describe.each(['started by Terraform', 'reattached'])('%s', (how) => {
  beforeEach(() => {
    workspace = new Workspace(fixture, how === 'reattached' ? reattached.line : undefined);
  });

  test('a resource is created, left alone, changed, replaced and destroyed', async () => {
    workspace.configure('resource "fixture_thing" "a" {\n  name = "one"\n}');
    const created = await workspace.terraform('apply', '-auto-approve');
    expect(created.output).toContain('1 added, 0 changed, 0 destroyed');
    expect(await emptyPlan()).toBe(true);

    workspace.configure('resource "fixture_thing" "a" {\n  name = "one"\n  size = 3\n}');
    const changed = await workspace.terraform('apply', '-auto-approve');
    expect(changed.output).toContain('revision = 1 -> 2');
    expect(changed.output).toContain('0 added, 1 changed, 0 destroyed');
    expect(await emptyPlan()).toBe(true);

    workspace.configure('resource "fixture_thing" "a" {\n  name = "two"\n  size = 3\n}');
    const replaced = await workspace.terraform('apply', '-auto-approve');
    expect(replaced.output).toContain('name     = "one" -> "two" # forces replacement');
    expect(replaced.output).toContain('1 added, 0 changed, 1 destroyed');

    const destroyed = await workspace.terraform('destroy', '-auto-approve');
    expect(destroyed.output).toContain('1 destroyed');
    expect(workspace.world.read()).toEqual({});
  });

  test('no number, text or nested value is changed on its way', async () => {
    workspace.configure(everyValue);
    const applied = await workspace.terraform('apply', '-auto-approve');
    expect(applied.output).toContain('2 added');
    const state = workspace.stateText();
    expect(state).toContain('"count64": 12345678901234567890123');
    expect(state).toContain('"weight": 9007199254740993');
    expect(state).toContain('"size": 0.1');
    expect(state).toContain(`1${'0'.repeat(400)}`);
    expect(state).toContain('"weight": 0.30000000000000004');
    expect(await emptyPlan()).toBe(true);
  });

  test('problems are shown at their attribute, with the whole path', async () => {
    workspace.configure(
      'resource "fixture_thing" "a" {\n  name = "one"\n  color = "one"\n  ports = [1, 70000]\n  parts = [{ name = "x" }]\n}',
    );
    const { exitCode, output } = await workspace.terraform('plan');
    expect(exitCode).toBe(1);
    expect(output).toMatch(/Invalid value.*ports = \[1, 70000\].*must be at most 65535/s);
    expect(output).toMatch(/a part has a name of two letters or more.*At parts\[0\]\.name\./s);
    expect(output).toMatch(/Warning: Name and colour are the same.*color = "one"/s);
  });
});

describe('reattached, which is faster', () => {
  beforeEach(() => {
    workspace = new Workspace(fixture, reattached.line);
  });

  test('an object changed or deleted behind its back is planned', async () => {
    workspace.configure('resource "fixture_thing" "a" {\n  name = "one"\n}');
    await workspace.terraform('apply', '-auto-approve');
    const [id = ''] = Object.keys(workspace.world.read());
    workspace.world.write({ [id]: { name: 'other' } });
    expect((await workspace.terraform('plan')).output).toContain('"other" -> "one" # forces replacement');
    workspace.world.write({});
    expect((await workspace.terraform('plan')).output).toContain('1 to add');
  });

  test('an object is imported, and the plan is empty then', async () => {
    workspace.world.write({ x1: { name: 'one' } });
    workspace.configure('resource "fixture_thing" "a" {\n  name = "one"\n}');
    expect((await workspace.terraform('import', 'fixture_thing.a', 'x1')).exitCode).toBe(0);
    expect(await emptyPlan()).toBe(true);
    const missing = await workspace.terraform('import', 'fixture_thing.b', 'nope');
    expect(missing.exitCode).toBe(1);
  });

  test('values that are unknown when planning arrive when applying', async () => {
    workspace.configure(unknownValues);
    const planned = await workspace.terraform('plan');
    expect(planned.output).toMatch(/"text" += \(known after apply\)/);
    const applied = await workspace.terraform('apply', '-auto-approve');
    expect(applied.output).toMatch(/text = "p-thing-\d+-\d+"/);
    expect(await emptyPlan()).toBe(true);
  });

  test('an exception becomes a diagnostic, and the state stays as it was', async () => {
    workspace.configure('resource "fixture_thing" "a" {\n  name = "one"\n  trouble = "create"\n}');
    const failed = await workspace.terraform('apply', '-auto-approve');
    expect(failed.output).toMatch(/Error: no luck with create.*with fixture_thing\.a.*Explained\./s);
    expect(workspace.stateText()).not.toContain('fixture_thing');

    workspace.configure('resource "fixture_thing" "a" {\n  name = "one"\n}');
    await workspace.terraform('apply', '-auto-approve');
    workspace.configure(
      'resource "fixture_thing" "a" {\n  name = "one"\n  trouble = "update"\n  size = 2\n}',
    );
    const unchanged = await workspace.terraform('apply', '-auto-approve');
    expect(unchanged.output).toContain('no luck with update');
    expect(workspace.stateText()).toContain('"size": null');
  });

  test('a created object that is broken is tainted, and replaced next time', async () => {
    workspace.configure('resource "fixture_thing" "a" {\n  name = "one"\n  trouble = "taint"\n}');
    expect((await workspace.terraform('apply', '-auto-approve')).output).toContain('made, but broken');
    workspace.configure('resource "fixture_thing" "a" {\n  name = "one"\n}');
    expect((await workspace.terraform('apply', '-auto-approve')).output).toContain(
      '1 added, 0 changed, 1 destroyed',
    );
  });

  test('a resource that does not return what it planned is named with the attribute', async () => {
    workspace.configure('resource "fixture_thing" "a" {\n  name = "one"\n  trouble = "break"\n}');
    const { output } = await workspace.terraform('apply', '-auto-approve');
    expect(output).toMatch(
      /broke its contract.*with fixture_thing\.a.*Attribute name is not what was planned/s,
    );
    expect(output).not.toContain('inconsistent result');
  });
});

async function emptyPlan(): Promise<boolean> {
  const { exitCode, output } = await workspace.terraform('plan', '-detailed-exitcode');
  if (exitCode === 1) throw new Error(output);
  return exitCode === 0;
}

const everyValue = `
resource "fixture_thing" "a" {
  name    = "ünï\\u0000 \${"$"}{x}"
  size    = 0.1
  count64 = 12345678901234567890123
  enabled = false
  tags    = ["x", "", "y"]
  ports   = [443, 80]
  labels  = { "__proto__" = "1", "constructor" = "2", "a b" = "" }
  extra   = { n = 1e400, f = 0.1, l = [1, "a", true, null], o = {} }
  parts   = [{ name = "wheel", weight = 9007199254740993 }, { name = "axle", weight = 0.30000000000000004 }]
  secret  = "hush"
}
resource "fixture_thing" "b" {
  name   = "empty"
  tags   = []
  ports  = []
  labels = {}
  parts  = []
  extra  = "text"
}
`;

const unknownValues = `
resource "fixture_thing" "a" {
  name = "one"
}
resource "fixture_thing" "b" {
  name   = "two"
  labels = { text = "p-\${fixture_thing.a.id}" }
  tags   = [for i in range(fixture_thing.a.revision) : "t\${i}"]
  parts  = [{ name = "of-\${fixture_thing.a.id}" }]
  extra  = { from = fixture_thing.a.revision }
}
data "fixture_names" "all" {
  prefix     = "o"
  depends_on = [fixture_thing.b]
}
output "text" {
  value = fixture_thing.b.labels.text
}
`;
