import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type BuiltFixture, buildFixture } from '../fixture/build.js';
import { type Reattached, startReattached } from '../fixture/reattached.js';
import { type Event, Workspace } from '../fixture/workspace.js';

/**
 * Which private state Terraform 1.11 hands to which call. Resources keep decisions there, so what gets lost between plan and apply must
 * be known: the plan of an apply starts from the state again, never from what the first plan returned.
 */
let fixture: BuiltFixture;
let reattached: Reattached;
let workspace: Workspace;

const thing = (name: string, more = '') => `resource "fixture_thing" "a" {\n  name = "${name}"\n  ${more}\n}`;
const createFirst = 'lifecycle {\n    create_before_destroy = true\n  }';

beforeAll(async () => {
  fixture = buildFixture();
  reattached = await startReattached(fixture);
});

beforeEach(async () => {
  workspace = new Workspace(fixture, reattached.line);
  workspace.configure(thing('one'));
});

afterEach(() => workspace.remove());

afterAll(async () => {
  await reattached.end();
  fixture.remove();
});

/** The calls of `terraform plan` and of the `apply` of that plan: name, whether there is a prior object, private state. */
async function planAndApply(): Promise<{ plan: unknown[]; apply: unknown[] }> {
  workspace.events();
  await workspace.terraform('plan', '-out', 'plan');
  const plan = calls(workspace.events());
  await workspace.terraform('apply', 'plan');
  return { plan, apply: calls(workspace.events()) };
}

function calls(events: readonly Event[]): unknown[] {
  return events
    .filter(({ call }) => ['plan', 'create', 'update', 'delete'].includes(call))
    .map(({ call, prior, private: kept }) => [
      call === 'plan' ? `plan ${prior ? 'object' : 'null'}` : call,
      kept,
    ]);
}

describe('private state', () => {
  test('create', async () => {
    expect(await planAndApply()).toEqual({
      plan: [['plan null', {}]],
      apply: [
        ['plan null', {}],
        ['create', { planned: 'create' }],
      ],
    });
  });

  test('update', async () => {
    await workspace.terraform('apply', '-auto-approve');
    workspace.configure(thing('one', 'size = 2'));
    expect(await planAndApply()).toEqual({
      plan: [['plan object', { madeBy: 'create' }]],
      apply: [
        ['plan object', { madeBy: 'create' }],
        ['update', { madeBy: 'create', planned: 'update' }],
      ],
    });
  });

  test('replacement, the old object going first', async () => {
    await workspace.terraform('apply', '-auto-approve');
    workspace.configure(thing('two'));
    expect(await planAndApply()).toEqual({
      plan: [
        ['plan object', { madeBy: 'create' }],
        ['plan null', { madeBy: 'create', planned: 'update' }],
      ],
      apply: [
        ['delete', { madeBy: 'create', planned: 'create' }],
        ['plan null', {}],
        ['create', { planned: 'create' }],
      ],
    });
  });

  test('replacement, the new object coming first', async () => {
    workspace.configure(thing('one', createFirst));
    await workspace.terraform('apply', '-auto-approve');
    workspace.configure(thing('two', createFirst));
    expect(await planAndApply()).toEqual({
      plan: [
        ['plan object', { madeBy: 'create' }],
        ['plan null', { madeBy: 'create', planned: 'update' }],
      ],
      apply: [
        ['plan null', {}],
        ['create', { planned: 'create' }],
        ['delete', { madeBy: 'create' }],
      ],
    });
  });

  test('tainted', async () => {
    await workspace.terraform('apply', '-auto-approve');
    await workspace.terraform('taint', 'fixture_thing.a');
    expect(await planAndApply()).toEqual({
      plan: [['plan null', {}]],
      apply: [
        ['delete', { planned: 'create' }],
        ['plan null', {}],
        ['create', { planned: 'create' }],
      ],
    });
  });

  test('destruction', async () => {
    await workspace.terraform('apply', '-auto-approve');
    workspace.configure('');
    expect(await planAndApply()).toEqual({ plan: [], apply: [['delete', { madeBy: 'create' }]] });
  });
});
