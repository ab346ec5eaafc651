import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';

test.each(['docs/security.md', 'test/cases.md'])('every test that %s names is there', async (page) => {
  const names = Array.from(
    (await readFile(page, 'utf8')).matchAll(/`(test\/[^`]+\.test\.ts)`/g),
    ([, name = '']) => name,
  );
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !existsSync(name))).toEqual([]);
});
