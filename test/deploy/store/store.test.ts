import { chmod, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openStore, refuseUnknownStates } from '../../../src/deploy/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

async function prepare() {
  const folder = await temporaryFolder();
  const repository = join(folder, 'my services');
  await mkdir(repository);
  return { folder, repository, env: { XDG_STATE_HOME: join(folder, 'state') } };
}

test('a store is named after the repository, its stack and the state, and says of what it is', async () => {
  const { folder, repository, env } = await prepare();
  await symlink(repository, join(folder, 'link'));
  const store = await openStore(repository, { env });
  expect(store.folder).toMatch(/\/state\/osmops\/stacks\/my_services-[0-9a-f]{24}\/default$/);
  expect(JSON.parse(await readFile(join(store.folder, 'store.json'), 'utf8'))).toEqual({
    ...{ version: 1, repository, stack: 'osmops', state: 'default', known: [] },
  });
  expect((await openStore(join(folder, 'link'), { env })).folder).toBe(store.folder);
  const other = await openStore(repository, { env, stateName: 'staging' });
  expect(other.folder).toBe(join(store.folder, '..', 'staging'));
  await rename(repository, join(folder, 'moved'));
  expect((await openStore(join(folder, 'moved'), { env })).folder).not.toBe(store.folder);
});

test.each(['..', '.hidden', 'a/b', '', 'x'.repeat(65)])('%j is no name of a state', async (stateName) => {
  const { repository, env } = await prepare();
  await expect(openStore(repository, { env, stateName })).rejects.toMatchObject({ code: 'usage' });
});

test('a state home that others can write is refused with its name, and one without an absolute path is not used', async () => {
  const { folder, repository, env } = await prepare();
  await mkdir(env.XDG_STATE_HOME);
  await chmod(env.XDG_STATE_HOME, 0o777);
  await expect(openStore(repository, { env })).rejects.toMatchObject({
    code: 'folder-unsafe',
    place: { file: env.XDG_STATE_HOME },
  });
  const home = { XDG_STATE_HOME: 'state', HOME: folder };
  expect((await openStore(repository, { env: home })).folder).toContain(
    join(folder, '.local', 'state', 'osmops'),
  );
});

test('what somebody writes beside what is known in a note stays; a note of a newer osmops is refused', async () => {
  const { repository, env } = await prepare();
  const { folder, note, amend } = await openStore(repository, { env });
  const file = join(folder, 'store.json');
  await writeFile(file, JSON.stringify({ ...note, osm: 'p' }));
  await amend({ known: [{ path: '/x', lineage: 'l', serial: 1 }] });
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ osm: 'p', known: [{ path: '/x' }] });
  await writeFile(file, JSON.stringify({ ...note, version: 2 }));
  await expect(openStore(repository, { env })).rejects.toMatchObject({ code: 'data-unusable' });
  expect(await readdir(folder)).toEqual(['store.json']);
});

test('a state below a checkout is known by its path, lineage and serial', async () => {
  const { repository } = await prepare();
  const path = join(repository, '.osmops', 'terraform.tfstate');
  await refuseUnknownStates(repository, []);
  await mkdir(join(repository, '.osmops'));
  await writeFile(path, JSON.stringify({ version: 4, serial: 3, lineage: 'l', resources: [] }));
  const unknown = { code: 'state-unknown', place: { file: path } };
  await expect(refuseUnknownStates(repository, [])).rejects.toMatchObject(unknown);
  await refuseUnknownStates(repository, [{ path, lineage: 'l', serial: 3 }]);
  for (const known of [
    { path, lineage: 'l', serial: 2 },
    { path, lineage: 'other', serial: 3 },
    { path: '/elsewhere', lineage: 'l', serial: 3 },
  ]) {
    await expect(refuseUnknownStates(repository, [known])).rejects.toMatchObject(unknown);
  }
  const unsaved = join(repository, '.osmops', 'stacks', 'osmops', 'errored.tfstate');
  await mkdir(join(unsaved, '..'), { recursive: true });
  await symlink('/dev/null', unsaved);
  await expect(refuseUnknownStates(repository, [{ path, lineage: 'l', serial: 3 }])).rejects.toMatchObject({
    place: { file: unsaved },
  });
});
