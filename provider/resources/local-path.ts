import { isAbsolute } from 'node:path';
import { OsmopsError } from '../errors/index.js';
import type { Settings } from '../osm.js';

/** Throws `invalid-attribute` if a path of the configuration is relative where that means nothing. */
export function checkLocalPath(path: string, attribute: string, { relativePaths }: Settings): void {
  if (relativePaths || isAbsolute(path)) return;
  throw new OsmopsError({
    code: 'invalid-attribute',
    message: `The path '${path}' is relative, and this provider runs in another folder than Terraform.`,
    remedy: 'Make it absolute: "${abspath(path.module)}/..." in HCL.',
    place: { attribute: [attribute] },
  });
}
