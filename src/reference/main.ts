import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outputs } from './outputs.js';

// `npm run docs`: writes what follows from the definitions. npm runs it in the project's root.
for (const { folder, files } of await outputs()) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { file, text } of files) await writeFile(join(folder, file), text);
}
