import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readLocalState } from '../../../src/terraform/state/file.js';
import { dataResources, workspaceWith } from '../run/open-workspace.js';

async function applied(backend: object) {
  const workspace = await workspaceWith({ ...dataResources({ a: {} }), terraform: { backend } });
  await workspace.init();
  await workspace.plan({ out: 'plan' });
  await workspace.apply('plan');
  return workspace;
}

const read = async (dir: string, workspace?: string) =>
  (await readLocalState(dir, workspace))?.values.map(({ address }) => address);

test.each([
  ['where the configuration says', { local: { path: 'elsewhere/state.json' } }],
  ['where Terraform keeps it by itself', { local: {} }],
])('the state is read from its file, %s', async (_, backend) => {
  const { dir, readState } = await applied(backend);
  expect(await read(dir)).toEqual(['terraform_data.a']);
  expect((await readState()).values).toEqual((await readLocalState(dir, undefined))?.values);
});

test('Terraform is asked for the state of a workspace, and for one that is not understood', async () => {
  const workspace = await applied({ local: { path: 'state' } });
  expect(await read(workspace.dir, 'default')).toEqual(['terraform_data.a']);
  expect(await read(workspace.dir, 'staging')).toBeUndefined();
  const selection = join(workspace.dir, '.terraform', 'environment');
  await writeFile(selection, 'staging');
  expect(await read(workspace.dir)).toBeUndefined();
  expect((await workspace.readState()).values).toEqual([]);
  await rm(selection);

  for (const text of ['{"encrypted_data":"', '']) {
    await writeFile(join(workspace.dir, 'state'), text);
    expect(await read(workspace.dir)).toBeUndefined();
  }
});

test('Terraform is asked where another backend keeps the state, though a file lies about', async () => {
  const workspace = await applied({ local: {} });
  const note = join(workspace.dir, '.terraform', 'terraform.tfstate');
  const { backend, ...rest } = JSON.parse(await readFile(note, 'utf8'));
  for (const other of [{ backend: { ...backend, type: 'pg' } }, { state_store: backend }]) {
    await writeFile(note, JSON.stringify({ ...rest, ...other }));
    expect(await read(workspace.dir)).toBeUndefined();
  }
  await rm(note);
  await mkdir(note);
  expect(await read(workspace.dir)).toBeUndefined();
});

test('without a backend in the configuration it is the local one', async () => {
  const workspace = await workspaceWith(dataResources({ a: {} }));
  await workspace.init();
  expect(await read(workspace.dir)).toBeUndefined();
  await workspace.plan({ out: 'plan' });
  await workspace.apply('plan');
  expect(await read(workspace.dir)).toEqual(['terraform_data.a']);
});
