import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { osmProvider } from '../../provider/osm-provider.js';
import { osmReferencePages } from '../../src/reference/osm-pages.js';
import { referencePages } from '../../src/reference/pages.js';

test('the reference has a page of the provider and of every resource', async () => {
  const types = osmProvider.resources.map(({ type }) => `${type}.md`);
  expect((await osmReferencePages()).map(({ file }) => file)).toEqual(['provider.md', ...types]);
});

test('a resource without an example is an error', () => {
  expect(() => referencePages(osmProvider, { examples: [], imports: {} })).toThrow(
    'has a block of terraform',
  );
});

test('a resource without notes on its import is an error', async () => {
  const example = await readFile('examples/terraform/main.tf', 'utf8');
  expect(() => referencePages(osmProvider, { examples: [example], imports: {} })).toThrow(
    'no notes on the import',
  );
});
