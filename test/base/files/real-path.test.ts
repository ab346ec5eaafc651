import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { isWithin, realPathOf } from '../../../base/files/real-path.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

test('follows links as far as there is anything, also to what does not exist yet', async () => {
  const folder = await temporaryFolder();
  const at = (name: string) => join(folder, name);
  await mkdir(at('real'));
  await symlink('real', at('link'));
  await symlink('real/later', at('dangling'));
  await symlink('dangling/deeper', at('twice'));
  await symlink('round', at('round'));
  expect(await realPathOf(at('link'))).toBe(at('real'));
  expect(await realPathOf(at('link/later/still'))).toBe(at('real/later/still'));
  expect(await realPathOf(at('dangling/x'))).toBe(at('real/later/x'));
  expect(await realPathOf(at('twice'))).toBe(at('real/later/deeper'));
  expect(await realPathOf(at('round/x'))).toBe(at('round/x'));
  expect(await realPathOf('/')).toBe('/');
});

test.each([
  ['/a', '/a', true],
  ['/a', '/a/b', true],
  ['/a', '/ab', false],
  ['/a', '/a/..b', true],
  ['/a/b', '/a', false],
  ['/', '/a', true],
])('%s within %s: %p', (folder, path, expected) => {
  expect(isWithin(folder, path)).toBe(expected);
});
