import { readFile } from 'node:fs/promises';
import { osmProvider } from '../../provider/osm-provider.js';
import { importNotes } from './imports.js';
import { type Page, referencePages } from './pages.js';

/** The folder of the reference pages, relative to the project's root. */
export const referenceFolder = 'docs/reference';

/** The reference pages of the provider `osm`. The example is read from the project's root, the current folder. */
export async function osmReferencePages(): Promise<Page[]> {
  const example = await readFile('examples/terraform/main.tf', 'utf8');
  return referencePages(osmProvider, { example, imports: importNotes });
}
