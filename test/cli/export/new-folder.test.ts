import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fillNewFolder } from '../../../src/cli/export/new-folder.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

async function fill(staging: string): Promise<string> {
  await mkdir(join(staging, 'deploy'));
  await writeFile(join(staging, 'deploy', 'a'), 'a');
  await writeFile(join(staging, 'last'), 'b');
  return 'done';
}

const failing = async (staging: string) => {
  await fill(staging);
  throw new Error('in the middle');
};

describe('a folder', () => {
  test('that is new appears with all that belongs into it, those above it too', async () => {
    const parent = await temporaryFolder();
    expect(await fillNewFolder(join(parent, 'x/y/new'), 'last', fill)).toBe('done');
    expect(await readdir(join(parent, 'x/y'))).toEqual(['new']);
    expect((await readdir(join(parent, 'x/y/new'), { recursive: true })).sort()).toEqual([
      'deploy',
      'deploy/a',
      'last',
    ]);
  });

  test('that is empty is filled, and stays the same folder', async () => {
    const dir = await temporaryFolder();
    const linked = join(await temporaryFolder(), 'link');
    await symlink(dir, linked);
    await fillNewFolder(linked, 'last', fill);
    expect((await readdir(dir)).sort()).toEqual(['deploy', 'last']);
  });

  test.each(['a file in it', 'a file in its place'])('is refused with %s', async (what) => {
    const parent = await temporaryFolder();
    const dir = join(parent, 'taken');
    if (what === 'a file in it') await mkdir(dir);
    await writeFile(what === 'a file in it' ? join(dir, '.hidden') : dir, '');
    const before = await readdir(parent, { recursive: true });
    await expect(fillNewFolder(dir, 'last', fill)).rejects.toMatchObject({ code: 'file-not-written' });
    expect(await readdir(parent, { recursive: true })).toEqual(before);
  });
});

describe('work that fails leaves nothing', () => {
  test('where there was nothing', async () => {
    const parent = await temporaryFolder();
    await expect(fillNewFolder(join(parent, 'x/y/new'), 'last', failing)).rejects.toThrow('in the middle');
    expect(await readdir(parent)).toEqual([]);
  });

  test('in a folder that was empty', async () => {
    const dir = await temporaryFolder();
    await expect(fillNewFolder(dir, 'last', failing)).rejects.toThrow('in the middle');
    expect(await readdir(dir)).toEqual([]);
  });

  test('and so does a move that fails half-way', async () => {
    const dir = await temporaryFolder();
    const inTheWay = async (staging: string) => {
      await fill(staging);
      await mkdir(join(dir, 'last'));
      await writeFile(join(dir, 'last', 'theirs'), '');
    };
    await expect(fillNewFolder(dir, 'last', inTheWay)).rejects.toMatchObject({ code: 'file-not-written' });
    expect(await readdir(dir, { recursive: true })).toEqual(['last', 'last/theirs']);
  });
});
