import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { countStateResources } from '../../src/deploy/state-resources.js';
import { temporaryFolder } from '../support/temporary-folder.js';

test.each([
  ['{"version":4,"resources":[{},{}]}', 2],
  ['{"version":4}', 0],
  ['{', 0],
  ['', 0],
])('%j has %d resources', async (text, expected) => {
  const file = join(await temporaryFolder(), 'terraform.tfstate');
  await writeFile(file, text);
  expect(await countStateResources(file)).toBe(expected);
});

test('a missing file has none', async () => {
  expect(await countStateResources(join(await temporaryFolder(), 'none'))).toBe(0);
});
