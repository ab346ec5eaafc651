import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { repositoryFolders } from '../../../src/poller/stack/folders.js';
import { keptState } from '../../../src/poller/stack/kept-state.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { stateOf } from '../../terraform/keeper/support.js';

const { signal } = new AbortController();

/** A data folder with a state, and with what Terraform notes of a backend. */
async function folderWith(type: string, config: object) {
  const root = await temporaryFolder();
  const folders = repositoryFolders(root, 'site');
  const stackFolder = join(root, 'stack');
  await mkdir(join(folders.state, 'backups'), { recursive: true });
  await writeFile(folders.stateFile, stateOf(2));
  await writeFile(join(folders.state, 'backups', '2026-01-01T00-00-00-000Z-one_line-1.tfstate'), stateOf(1));
  await mkdir(join(stackFolder, '.terraform'), { recursive: true });
  const note = JSON.stringify({ version: 3, backend: { type, config } });
  await writeFile(join(stackFolder, '.terraform', 'terraform.tfstate'), note);
  return { folders, state: keptState(folders, stackFolder) };
}

test.each([
  ['local', { path: '../state' }],
  ['http', { address: null, password: null }],
])('a state that was kept by %s is held on, with the copies that there are', async (type, config) => {
  const { folders, state } = await folderWith(type, config);
  const held = await state.hold(0, signal);
  expect(held.keeper?.mark()?.serial).toBe(2);
  expect(await state.hold(0, signal)).toMatchObject({ lockFd: held.lockFd });
  await state.rest();
  expect((await readdir(join(folders.state, 'copies'))).length).toBe(2);
  await state.hold(0, signal);
  await state.close();
});

test.each([
  ['pg', { conn_str: null }],
  ['http', { address: 'https://states/1' }],
])(
  'a state that is in the backend %s is not given up for the one of the data folder',
  async (type, config) => {
    const { state } = await folderWith(type, config);
    await expect(state.hold(0, signal)).rejects.toMatchObject({ code: 'watch-config-invalid' });
  },
);
