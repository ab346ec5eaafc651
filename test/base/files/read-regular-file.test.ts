import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { readRegularFile, readText, UnreadableFile } from '../../../base/files/read-regular-file.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const options = { maxBytes: 1000 };

test('reads what a regular file holds, and whether it can be run', async () => {
  const file = join(await temporaryFolder(), 'a');
  await writeFile(file, 'text', { mode: 0o755 });
  expect(await readRegularFile(file, options)).toMatchObject({ executable: true });
  expect(await readText(file, options)).toBe('text');
});

test('refuses at once what is no regular file', async () => {
  const folder = await temporaryFolder();
  const at = (name: string) => join(folder, name);
  await execa('mkfifo', [at('fifo')]);
  await mkdir(at('folder'));
  await writeFile(at('file'), 'x');
  await symlink(at('file'), at('link'));
  await symlink(at('fifo'), at('link-to-fifo'));
  const server = createServer().listen(at('socket'));
  const refusal = async (path: string, followsLinks = false) =>
    (await readRegularFile(path, { ...options, followsLinks })).refused;
  expect(await refusal(at('fifo'))).toBe('not-a-file');
  expect(await refusal(at('folder'))).toBe('not-a-file');
  expect(await refusal(at('socket'))).toBe('not-a-file');
  expect(await refusal('/dev/zero')).toBe('not-a-file');
  expect(await refusal(at('link-to-fifo'), true)).toBe('not-a-file');
  expect(await refusal(at('link'))).toBe('link');
  expect(await refusal(at('link'), true)).toBeUndefined();
  expect(await refusal(at('none'))).toBe('missing');
  expect(await refusal(at('file/none'))).toBe('missing');
  server.close();
});

test('takes no more into memory than was allowed, of a file that says nothing of its size too', async () => {
  const file = join(await temporaryFolder(), 'large');
  const handle = await open(file, 'w');
  await handle.truncate(2_000_000_000_000);
  await handle.close();
  expect(await readRegularFile(file, options)).toEqual({ refused: 'too-large', code: '' });
  await writeFile(file, 'a'.repeat(1000));
  expect(await readText(file, options)).toHaveLength(1000);
  // A regular file of no bytes, as its size says, that has many.
  expect((await readText('/proc/self/status', { maxBytes: 100_000 })).length).toBeGreaterThan(100);
  expect(await readRegularFile('/proc/self/status', { maxBytes: 100 })).toMatchObject({
    refused: 'too-large',
  });
});

test('says which file it is and why, in the words of Node where there are some', async () => {
  const folder = await temporaryFolder();
  const error = await readText(join(folder, 'none'), options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UnreadableFile);
  expect(error).toMatchObject({ code: 'ENOENT', message: `${join(folder, 'none')} does not exist` });
  await expect(readText(folder, options)).rejects.toMatchObject({ code: 'not-a-file' });
});

test('reads within folders alone, by where links lead when the file is opened', async () => {
  const folder = await temporaryFolder();
  const at = (name: string) => join(folder, name);
  await mkdir(at('lent'));
  await mkdir(at('own'));
  await writeFile(at('own/token'), 'canary');
  await writeFile(at('lent/real'), 'secret');
  await symlink('real', at('lent/within'));
  await symlink('../own/token', at('lent/out'));
  await symlink('lent', at('mounted'));
  await symlink('../own', at('lent/own'));
  const read = (name: string) =>
    readText(at(name), { ...options, followsLinks: true, within: [at('none'), at('mounted')] });
  expect(await read('lent/real')).toBe('secret');
  expect(await read('lent/within')).toBe('secret');
  expect(await read('mounted/within')).toBe('secret');
  for (const name of ['lent/out', 'lent/own/token', 'own/token', 'lent/../own/token']) {
    await expect(read(name)).rejects.toMatchObject({ code: 'outside' });
  }
});
