import { chmod, mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openOwnFolder } from '../../../base/files/own-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

test('makes what is missing, for this user alone', async () => {
  const folder = join(await temporaryFolder(), 'a', 'b');
  expect(await openOwnFolder(folder)).toBe(folder);
  for (const made of [join(folder, '..'), folder]) expect((await stat(made)).mode & 0o777).toBe(0o700);
  expect(await openOwnFolder(folder)).toBe(folder);
});

test('follows a link of this user, and gives where it leads', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'real'));
  await symlink('real', join(folder, 'link'));
  expect(await openOwnFolder(join(folder, 'link', 'below'))).toBe(join(folder, 'real', 'below'));
});

test.each([
  ['everybody', 0o777],
  ['everybody', 0o702],
])('refuses a folder on the way that %s can write, mode %o', async (_, mode) => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'open'));
  await chmod(join(folder, 'open'), mode);
  await expect(openOwnFolder(join(folder, 'open', 'below'))).rejects.toMatchObject({
    at: join(folder, 'open'),
    message: `${join(folder, 'open')} can be written by everybody`,
  });
  // In which everybody may keep what is theirs, as in /tmp, nobody can exchange it.
  await chmod(join(folder, 'open'), 0o1777);
  expect(await openOwnFolder(join(folder, 'open', 'below'))).toBe(join(folder, 'open', 'below'));
});

test('refuses a folder or a link of somebody else', async () => {
  const folder = await temporaryFolder();
  await symlink('.', join(folder, 'link'));
  // Who runs the tests may be root, whom everybody trusts.
  if (process.getuid?.() === 0) {
    const { chown, lchown } = await import('node:fs/promises');
    await mkdir(join(folder, 'theirs'));
    await chown(join(folder, 'theirs'), 12_345, 12_345);
    await lchown(join(folder, 'link'), 12_345, 12_345);
    await expect(openOwnFolder(join(folder, 'link', 'x'))).rejects.toMatchObject({
      at: join(folder, 'link'),
    });
    await expect(openOwnFolder(join(folder, 'theirs', 'x'))).rejects.toThrow('belongs to the user 12345');
  } else await expect(openOwnFolder(join(folder, 'x'), 12_345)).rejects.toThrow('belongs to the user');
});

test('refuses what is no folder, and links in a circle', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file'), '');
  await symlink('circle', join(folder, 'circle'));
  await expect(openOwnFolder(join(folder, 'file', 'x'))).rejects.toThrow('is not a folder');
  await expect(openOwnFolder(join(folder, 'circle', 'x'))).rejects.toThrow('leads in a circle');
});
