import { readFile } from 'node:fs/promises';
import { osmProvider } from '../../provider/osm-provider.js';
import { importNotes } from './imports.js';
import { type Page, referencePages } from './pages.js';

/** The folder of the reference pages, relative to the project's root. */
export const referenceFolder = 'docs/reference';

/** The examples that the pages quote; together they have a block of every resource. */
const examples = ['examples/terraform/main.tf', 'examples/terraform-accounts/main.tf'];

/** The reference pages of the provider `osm`. The examples are read from the project's root, the current folder. */
export async function osmReferencePages(): Promise<Page[]> {
  const texts = await Promise.all(examples.map((file) => readFile(file, 'utf8')));
  return referencePages(osmProvider, { examples: texts, imports: importNotes });
}
