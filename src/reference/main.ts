import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { osmReferencePages, referenceFolder } from './osm-pages.js';

// `npm run docs`: writes the reference pages. npm runs it in the project's root.
await mkdir(referenceFolder, { recursive: true });
for (const { file, text } of await osmReferencePages()) await writeFile(join(referenceFolder, file), text);
