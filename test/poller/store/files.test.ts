import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { jsonFile } from '../../../src/poller/store/json-file.js';
import { lineLog } from '../../../src/poller/store/line-log.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const schema = z.object({ n: z.number() });

describe('a JSON file', () => {
  test('keeps a value, in a folder that it makes, and leaves nothing else behind', async () => {
    const folder = join(await temporaryFolder(), 'deep', 'er');
    const file = jsonFile(join(folder, 'a.json'), schema);
    expect(await file.read()).toBeUndefined();
    await file.write({ n: 1 });
    await file.write({ n: 2 });
    expect(await file.read()).toEqual({ n: 2 });
    expect(await readdir(folder)).toEqual(['a.json']);
    await file.remove();
    expect(await file.read()).toBeUndefined();
  });

  test.each(['{', '{"n":"1"}', ''])('%j is an error that names the file', async (text) => {
    const path = join(await temporaryFolder(), 'a.json');
    await writeFile(path, text);
    await expect(jsonFile(path, schema).read()).rejects.toMatchObject({
      code: 'data-unusable',
      place: { file: path },
    });
  });
});

describe('a log', () => {
  const bounds = { most: 3, mostBytes: 1_000 };

  test('keeps the last entries, and its file does not grow without limit', async () => {
    const path = join(await temporaryFolder(), 'deep', 'log');
    const log = lineLog(path, schema, bounds);
    await Promise.all(Array.from({ length: 20 }, (_, n) => log.append({ n })));
    expect(await log.read()).toEqual([{ n: 17 }, { n: 18 }, { n: 19 }]);
    expect((await readFile(path, 'utf8')).split('\n').length).toBeLessThan(10);
  });

  test('is bounded in bytes too, but for its last entry', async () => {
    const log = lineLog(join(await temporaryFolder(), 'log'), schema, { most: 100, mostBytes: 20 });
    for (let n = 100; n < 110; n += 1) await log.append({ n });
    expect(await log.read()).toEqual([{ n: 108 }, { n: 109 }]);
  });

  test('passes over a line that a crash cut off, and begins a new one', async () => {
    const path = join(await temporaryFolder(), 'log');
    await lineLog(path, schema, bounds).append({ n: 1 });
    await appendFile(path, '{"n":');
    const log = lineLog(path, schema, bounds);
    await log.append({ n: 2 });
    expect(await log.read()).toEqual([{ n: 1 }, { n: 2 }]);
  });
});
