import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openBegunRecord, readBegun } from '../../../src/deploy/begun/record.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { entry } from './support/entries.js';

test('what is recorded is there when it is opened again, and only for this user', async () => {
  const folder = join(await temporaryFolder(), 'store');
  const record = await openBegunRecord(folder);
  expect(record.entries).toEqual([]);
  const full = {
    ...entry(),
    replaces: '0',
    importSettings: { 'timeouts.delete': '90m' },
    revision: 'abc',
    unresolved: { reason: 'OSM has 2 of this name', ids: ['1', '2'] },
  };
  await record.replace([full]);
  expect((await openBegunRecord(folder)).entries).toEqual([full]);
  expect(await readdir(folder)).toEqual(['begun.json']);
});

test('ids are written in a bundle', async () => {
  const folder = await temporaryFolder();
  const record = await openBegunRecord(folder);
  await record.replace([entry('a'), entry('b'), entry('c')]);
  record.learn('osm_ns_instance.a', '1');
  record.learn('osm_ns_instance.b', '2');
  record.learn('osm_ns_instance.unknown', '3');
  expect(await readBegun(folder)).toEqual([entry('a'), entry('b'), entry('c')]);
  await record.flush();
  const expected = [{ ...entry('a'), id: '1' }, { ...entry('b'), id: '2' }, entry('c')];
  expect(await readBegun(folder)).toEqual(expected);
  expect(record.entries).toEqual(expected);
});

test.each([
  ['cut off', '{"version":1,"begun":[{"addr'],
  ['empty', ''],
  ['of another form', '{"version":1,"begun":[{"address":1}]}'],
  ['of a newer osmops', '{"version":2,"begun":[]}'],
])('a file that is %s is an error, not silence', async (_, content) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'begun.json'), content);
  await expect(openBegunRecord(folder)).rejects.toMatchObject({
    code: 'begun-unusable',
    place: { file: join(folder, 'begun.json') },
  });
  expect(await readFile(join(folder, 'begun.json'), 'utf8')).toBe(content);
});

test('what cannot be written is an error before anything is asked of OSM', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'store'), 'a file where the folder should be');
  const record = await openBegunRecord(join(folder, 'store', 'inner')).catch((error: unknown) => error);
  expect(record).toMatchObject({ code: 'begun-unusable' });
});
