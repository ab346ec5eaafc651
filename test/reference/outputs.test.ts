import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { outputs } from '../../src/reference/outputs.js';

const folders = ['docs/reference', 'docs/errors', 'docs/poller/api', 'src/constructs/generated'];

test('there is an output for every generated folder', async () => {
  expect((await outputs()).map(({ folder }) => folder)).toEqual(folders);
});

test.each(folders)('%s is what `npm run docs` writes, and nothing else', async (folder) => {
  const output = (await outputs()).find((one) => one.folder === folder);
  const committed = await Promise.all(
    (await readdir(folder)).map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const),
  );
  expect(Object.fromEntries(committed)).toEqual(
    Object.fromEntries(output?.files.map(({ file, text }) => [file, text]) ?? []),
  );
});
