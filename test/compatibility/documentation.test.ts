import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { elsewhere } from './rows/elsewhere.js';
import { rows } from './rows/index.js';

/** First cells of the tables below the heading "What differs from OSM Ops". */
async function listed(): Promise<readonly string[]> {
  const page = await readFile('docs/repository.md', 'utf8');
  const [, rest = ''] = page.split('\n## What differs from OSM Ops\n');
  const [section = ''] = rest.split('\n## ');
  const cells = section.split('\n').flatMap((line) => /^\| (.*?) \| /.exec(line)?.[1] ?? []);
  return cells.filter((cell) => cell !== 'OSM Ops');
}

test('what differs is what the documentation lists, and nothing else', async () => {
  const held = [
    ...rows.flatMap(({ differs }) => differs?.listedAs ?? []),
    ...elsewhere.map((row) => row.listedAs),
  ];
  const documented = await listed();
  expect([...new Set(held)].sort()).toEqual([...documented].sort());
});

test.each(elsewhere)('$listedAs: the test that holds it is there', async ({ heldBy }) => {
  expect(await readFile(heldBy.file, 'utf8')).toContain(heldBy.test);
});
