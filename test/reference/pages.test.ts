import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { osmProvider } from '../../provider/osm-provider.js';
import { osmReferencePages, referenceFolder } from '../../src/reference/osm-pages.js';
import { referencePages } from '../../src/reference/pages.js';

describe('the committed reference', () => {
  test('has a page of the provider and of every resource, and no other', async () => {
    const types = osmProvider.resources.map(({ type }) => `${type}.md`);
    expect((await readdir(referenceFolder)).sort()).toEqual(['provider.md', ...types].sort());
  });

  test('is what `npm run docs` writes', async () => {
    for (const { file, text } of await osmReferencePages()) {
      expect(await readFile(join(referenceFolder, file), 'utf8')).toBe(text);
    }
  });
});

test('a resource without an example is an error', () => {
  expect(() => referencePages(osmProvider, { example: '', imports: {} })).toThrow('no block of terraform');
});

test('a resource without notes on its import is an error', async () => {
  const example = await readFile('examples/terraform/main.tf', 'utf8');
  expect(() => referencePages(osmProvider, { example, imports: {} })).toThrow('no notes on the import');
});
