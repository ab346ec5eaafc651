import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { summarisePlan } from '../../../src/terraform/index.js';
import { dataResources, workspaceWith } from './open-workspace.js';

const params = (replicaCount: string) => JSON.stringify({ replicaCount });

test('plan, apply, change and destroy, as the events and the JSON plan tell', async () => {
  const workspace = await workspaceWith(dataResources({ a: { input: params('2') } }));
  expect(await workspace.init()).toEqual({ skipped: false });

  expect(await workspace.plan({ out: 'first' })).toMatchObject({
    exitCode: 2,
    hasChanges: true,
    diagnostics: [],
    summary: { add: 1, change: 0, remove: 0 },
  });
  expect(await workspace.apply('first')).toMatchObject({ exitCode: 0, summary: { add: 1 } });
  expect((await workspace.readState()).values).toMatchObject([
    {
      address: 'terraform_data.a',
      values: { input: { value: params('2'), type: 'string' } },
      tainted: false,
    },
  ]);

  expect(await workspace.plan({ out: 'none' })).toMatchObject({ exitCode: 0, hasChanges: false });
  expect(summarisePlan(await workspace.showPlan('none'))).toMatchObject({ isEmpty: true, drift: 0 });

  await workspace.configure(dataResources({ a: { input: params('3') } }));
  await workspace.plan({ out: 'change' });
  expect(summarisePlan(await workspace.showPlan('change'))).toMatchObject({
    change: 1,
    isEmpty: false,
    changes: [
      {
        address: 'terraform_data.a',
        action: 'update',
        attributes: [
          { path: 'input.replicaCount', before: '"2"', after: '"3"' },
          { path: 'output', after: '(known after apply)' },
        ],
      },
    ],
  });

  await workspace.plan({ out: 'destroy', destroy: true });
  await workspace.apply('destroy');
  expect(await workspace.readState()).toEqual({ values: [] });
  const types = new Set(workspace.events.map(({ type }) => type));
  expect([...types]).toEqual(
    expect.arrayContaining(['version', 'planned_change', 'change_summary', 'apply_start', 'apply_complete']),
  );
});

test('a plan only to refresh changes no resource', async () => {
  const workspace = await workspaceWith(dataResources({ a: {} }));
  await workspace.init();
  expect(await workspace.plan({ out: 'refresh', refreshOnly: true })).toMatchObject({ hasChanges: false });
});

describe('init', () => {
  const local = (path: string) => ({ terraform: { backend: { local: { path } } } });

  test('is made once, and again when what it depends on changed', async () => {
    const workspace = await workspaceWith(local('a.tfstate'));
    await workspace.init();
    expect(await workspace.init()).toEqual({ skipped: true });

    await workspace.configure({ ...local('a.tfstate'), ...dataResources({ a: {} }) });
    expect(await workspace.init()).toEqual({ skipped: true });

    await rm(join(workspace.dir, '.terraform'), { recursive: true });
    expect(await workspace.init()).toEqual({ skipped: false });
  });

  test('that failed is not taken for made', async () => {
    const workspace = await workspaceWith(local('a.tfstate'));
    await workspace.init();
    await workspace.configure(local('b.tfstate'));
    const changed = { code: 'terraform-failed', remedy: expect.stringContaining('-migrate-state') };
    await expect(workspace.init()).rejects.toMatchObject(changed);
    await expect(workspace.init()).rejects.toMatchObject(changed);

    await workspace.configure(local('a.tfstate'));
    expect(await workspace.init()).toEqual({ skipped: false });
  });

  test('refuses a configuration that is no JSON', async () => {
    const workspace = await workspaceWith([]);
    await expect(workspace.init()).rejects.toMatchObject({
      code: 'terraform-failed',
      place: { file: join(workspace.dir, 'cdk.tf.json') },
    });
  });
});

describe('a failure', () => {
  const faulty = dataResources({ a: { unheard_of: 1 } });

  test('quotes the error and says where it is', async () => {
    const workspace = await workspaceWith(faulty);
    await workspace.init();
    await expect(workspace.plan({ out: 'plan' })).rejects.toMatchObject({
      code: 'terraform-failed',
      message: 'terraform plan ended with exit code 1: Extraneous JSON object property',
      place: { file: 'cdk.tf.json', line: 1 },
    });
    expect(workspace.events.filter(({ type }) => type === 'diagnostic')).toHaveLength(1);
  });

  test('of an executable that is not there says so', async () => {
    const binary = { path: '/does/not/exist', flavour: 'terraform' as const, version: '1.11.4' };
    const workspace = await workspaceWith({}, { binary });
    await expect(workspace.readState()).rejects.toThrow(/terraform state could not be started: .*ENOENT/);
  });
});

describe('cancelling', () => {
  test('stops an apply in the middle: what was begun is in the state, the rest is not made', async () => {
    const controller = new AbortController();
    const slow = { provisioner: [{ 'local-exec': { command: 'echo begun; exec sleep 300' } }] };
    const workspace = await workspaceWith(
      dataResources({ slow, after: { depends_on: ['terraform_data.slow'] } }),
      {
        onEvent: (event) => {
          if (event.type === 'other' && event.line.includes('"output":"begun"')) controller.abort();
        },
      },
    );
    await workspace.init();
    await workspace.plan({ out: 'plan' });
    await expect(workspace.apply('plan', { signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect((await workspace.readState()).values).toMatchObject([
      { address: 'terraform_data.slow', tainted: true },
    ]);
  });

  test('before the start runs nothing', async () => {
    const workspace = await workspaceWith({});
    await expect(workspace.init({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
      message: 'terraform init was not started',
    });
    expect(await readdir(workspace.dir)).toEqual(['cdk.tf.json']);
  });
});

test('a plan of some resources leaves the others in the state, though they left the configuration', async () => {
  const workspace = await workspaceWith(dataResources({ kept: {}, gone: {} }));
  await workspace.init();
  await workspace.plan({ out: 'first' });
  await workspace.apply('first');
  await workspace.configure(dataResources({ kept: { input: 'new' } }));
  await workspace.plan({ out: 'some', targets: ['terraform_data.kept'] });
  expect(summarisePlan(await workspace.showPlan('some'))).toMatchObject({ change: 1, destroy: 0 });
  await workspace.apply('some');
  const { values } = await workspace.readState();
  expect(values.map(({ address }) => address).sort()).toEqual(['terraform_data.gone', 'terraform_data.kept']);
});

test('the state can be had as a text, and is empty before the first apply', async () => {
  const workspace = await workspaceWith(dataResources({ a: {} }));
  await workspace.init();
  expect(await workspace.pullState()).toBe('');
  await workspace.plan({ out: 'first' });
  await workspace.apply('first');
  expect(JSON.parse(await workspace.pullState())).toMatchObject({ version: 4, serial: 1 });
});
