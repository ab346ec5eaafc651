import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { unsavedStateName } from '../../../src/deploy/index.js';
import { stateBackups } from '../../../src/poller/stack/state-backups.js';
import { readStateFile, readStateMark } from '../../../src/poller/stack/state-file.js';
import { createStateKeeper } from '../../../src/poller/stack/state-keeper.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const state = (serial: number, lineage = 'abcdef12-3456') =>
  JSON.stringify({ version: 4, serial, lineage, resources: [] });

test('the mark of a state is its serial and its lineage', () => {
  expect(readStateMark(state(3))).toEqual({ mark: { serial: 3, lineage: 'abcdef12-3456' } });
  expect(readStateMark('')).toEqual({ mark: undefined });
});

test.each([
  '{',
  '{}',
  '{"version":3,"serial":1,"lineage":"x","resources":[]}',
  state(1).slice(0, -1),
  '{"version":4,"serial":-1,"lineage":"x","resources":[]}',
])('%j is no state', (text) => {
  expect(readStateMark(text)).toBeUndefined();
});

describe('a state file', () => {
  test('that is missing is none', async () => {
    const file = join(await temporaryFolder(), 'terraform.tfstate');
    expect(await readStateFile(file, async () => undefined)).toBeUndefined();
  });

  test('that is gone while copies of it are there was lost', async () => {
    const file = join(await temporaryFolder(), 'terraform.tfstate');
    await expect(readStateFile(file, async () => '/copies/1')).rejects.toMatchObject({
      code: 'state-damaged',
      message: expect.stringContaining('is gone'),
      remedy: expect.stringContaining(`cp /copies/1 ${file}`),
    });
  });

  test.each(['', state(1).slice(0, 20)])('of %j is damaged, with the exact remedy', async (text) => {
    const file = join(await temporaryFolder(), 'terraform.tfstate');
    await writeFile(file, text);
    await expect(readStateFile(file, async () => '/copies/1')).rejects.toMatchObject({
      code: 'state-damaged',
      remedy: expect.stringContaining(`cp /copies/1 ${file}`),
    });
    await expect(readStateFile(file, async () => undefined)).rejects.toMatchObject({
      remedy: expect.stringContaining('No copy'),
    });
  });
});

test('of the states the last ten are kept, each once', async () => {
  const folder = join(await temporaryFolder(), 'backups');
  let now = 0;
  const backups = stateBackups(folder, () => now);
  expect(await backups.newest()).toBeUndefined();
  for (let serial = 1; serial <= 12; serial += 1) {
    now += 1_000;
    for (const _ of [1, 2]) await backups.add(state(serial), { serial, lineage: 'abcdef12-3456' });
  }
  const names = await readdir(folder);
  expect(names.sort().map((name) => name.split('Z-').at(-1))).toEqual(
    Array.from({ length: 10 }, (_, index) => `abcdef12-${index + 3}.tfstate`),
  );
  expect(await readFile((await backups.newest()) ?? '', 'utf8')).toBe(state(12));
});

test.each([
  [state(2), 'state push'],
  ['', 'remove the file. What'],
  [state(2).slice(0, 20), 'remove the file. What'],
])(
  'a state that was left as %j stops everything, and what to do follows from what is in it',
  async (text, remedy) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, unsavedStateName), text);
    const keeper = createStateKeeper({
      stateFile: join(folder, 'terraform.tfstate'),
      backups: stateBackups(join(folder, 'backups'), () => 0),
      stackFolder: folder,
    });
    await expect(keeper.check()).rejects.toMatchObject({
      code: 'state-unsaved',
      remedy: expect.stringContaining(remedy),
    });
  },
);
