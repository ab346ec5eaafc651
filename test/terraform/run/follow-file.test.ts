import { appendFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { followFile } from '../../../src/terraform/run/follow-file.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';

test('a file is told of from its beginning, as it grows, and to its end', async () => {
  const path = join(await temporaryFolder(), 'output');
  await writeFile(path, 'first\n');
  let told = '';
  const followed = await followFile(path, (text) => {
    told += text;
  });
  await appendFile(path, 'second\n');
  await until(() => told === 'first\nsecond\n');
  const long = 'ü'.repeat(100_000);
  await appendFile(path, long);
  await followed.end();
  expect(told).toBe(`first\nsecond\n${long}`);
  await truncate(path);
  await appendFile(path, 'later');
  expect(told).not.toContain('later');
});

test('a file that is not there is an error', async () => {
  const path = join(await temporaryFolder(), 'none');
  await expect(followFile(path, () => undefined)).rejects.toMatchObject({ code: 'ENOENT' });
});
