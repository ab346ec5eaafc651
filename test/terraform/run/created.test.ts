import { expect, test } from '@jest/globals';
import { createdIn } from '../../../src/terraform/run/created.js';
import { parseEvent } from '../../../src/terraform/run/events.js';
import { dataResources, workspaceWith } from './open-workspace.js';

const odd = ': Creation complete after 1s [id=no]';
const configuration = dataResources({ a: { input: 'x' }, b: { input: odd, for_each: { [odd]: 'x' } } });

test('objects that the real Terraform creates are told', async () => {
  const created: string[] = [];
  const workspace = await workspaceWith(configuration, { onCreated: (id) => created.push(id) });
  await workspace.init();
  await workspace.plan({ out: 'create' });
  expect(created).toEqual([]);
  await workspace.apply('create');
  const { values } = await workspace.readState();
  const ids = values.map(({ values }) => String(values['id']));
  expect(ids).toHaveLength(2);
  expect([...created].sort()).toEqual(ids.sort());

  await workspace.configure(dataResources({ a: { input: 'y' } }));
  await workspace.plan({ out: 'change' });
  await workspace.apply('change');
  expect(created).toHaveLength(2);
});

function applyComplete(hook: object): string {
  const resource = { addr: 'a.b', resource_type: 'a', resource_name: 'b' };
  return JSON.stringify({ type: 'apply_complete', hook: { resource, ...hook } });
}

test('nothing else is taken for a creation', () => {
  const named = applyComplete({ action: 'create', id_key: 'name', id_value: 'x' });
  const updated = applyComplete({ action: 'update', id_key: 'id', id_value: 'x' });
  for (const line of [named, updated, 'text']) expect(createdIn(parseEvent(line))).toBeUndefined();
});
