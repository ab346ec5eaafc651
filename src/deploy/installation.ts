import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this installation or checkout of osmops: the nearest one above with a package.json. */
export const projectRoot = nearestPackage(dirname(fileURLToPath(import.meta.url)));

/** The repository that the CDKTF app of this installation synthesizes if nothing else is named. */
export const exampleRepository = join(projectRoot, 'examples', 'openldap');

/** The built provider, which Terraform or `startProvider` runs. */
export const providerMain = join(projectRoot, 'dist', 'provider', 'main.js');

function nearestPackage(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, 'package.json')) ? folder : nearestPackage(parent);
}
