import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonSchemas } from './json-schemas.js';

// `npm run schemas`: writes the JSON Schemas that the package holds. npm runs it in the project's root.
const folder = 'schemas';
await mkdir(folder, { recursive: true });
for (const [file, schema] of jsonSchemas()) {
  await writeFile(join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
}
