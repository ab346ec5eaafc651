import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { stateCopies } from '../../../src/terraform/keeper/copies.js';
import { peekState } from '../../../src/terraform/keeper/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { open, stateOf } from './support.js';

test('of the states the last ten are kept, each once, under names that lead nowhere else', async () => {
  const folder = join(await temporaryFolder(), 'copies');
  let now = 0;
  const copies = stateCopies(folder, () => now);
  expect(await copies.newest()).toBeUndefined();
  for (let serial = 1; serial <= 12; serial += 1) {
    now += 1_000;
    const state = { text: stateOf(serial), mark: { serial, lineage: '../../x-1234' } };
    for (const _ of [1, 2]) await copies.add(state);
  }
  const names = await readdir(folder);
  expect(names.sort().map((name) => name.split('Z-').at(-1))).toEqual(
    Array.from({ length: 10 }, (_, index) => `______x_-${index + 3}.tfstate`),
  );
  expect(await readFile((await copies.newest()) ?? '', 'utf8')).toBe(stateOf(12));
});

test('a run leaves copies of the state that it found and of the last that it kept', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'terraform.tfstate'), stateOf(1));
  const keeper = await open(folder);
  for (const serial of [2, 3, 4]) await keeper.push(stateOf(serial), 'successor');
  await keeper.close();
  const names = await readdir(join(folder, 'copies'));
  expect(names.map((name) => /-(\d+)\.tfstate$/.exec(name)?.[1]).sort()).toEqual(['1', '4']);
  expect(await readdir(folder)).not.toContain('terraform.tfstate.copy');
});

test.each([
  ['cut off', stateOf(1).slice(0, 30)],
  ['gone or empty', ''],
])(
  'a state that is %s while there is a copy of it stops, with the copy to put in its place',
  async (_, text) => {
    const folder = await temporaryFolder();
    const file = join(folder, 'terraform.tfstate');
    const keeper = await open(folder);
    await keeper.push(stateOf(1), 'successor');
    await keeper.close();
    await writeFile(file, text);
    const [copy] = await readdir(join(folder, 'copies'));
    await expect(open(folder)).rejects.toMatchObject({
      code: 'state-damaged',
      remedy: expect.stringContaining(`cp ${join(folder, 'copies', copy ?? '?')} ${file}`),
    });
    // It lets go of the lock: the remedy can be followed.
    await writeFile(file, stateOf(1));
    await (await open(folder, 0)).close();
  },
);

test('a write that was cut off is finished at the next start', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'terraform.tfstate');
  await writeFile(file, stateOf(2).slice(0, 40));
  await writeFile(`${file}.copy`, stateOf(2));
  expect(await peekState(file)).toBe(stateOf(2));
  const keeper = await open(folder);
  expect(keeper.read()).toBe(stateOf(2));
  await keeper.close();
  expect(await readFile(file, 'utf8')).toBe(stateOf(2));
  expect(await peekState(file)).toBe(stateOf(2));
});

test('whoever looks at a state that does not exist is told so', async () => {
  expect(await peekState(join(await temporaryFolder(), 'terraform.tfstate'))).toBeUndefined();
});
