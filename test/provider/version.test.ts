import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { version } from '../../provider/version.js';

test('the version is that of package.json', async () => {
  expect(JSON.parse(await readFile('package.json', 'utf8'))).toHaveProperty('version', version);
});
