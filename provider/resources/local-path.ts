import { isAbsolute, join } from 'node:path';
import { OsmopsError } from '../errors/index.js';
import type { Osm, Settings } from '../osm.js';
import type { Context } from '../plugin/definition/index.js';

/** Where a path of the configuration leads. Throws `invalid-attribute` if it is relative where that means nothing. */
export function localPath(
  path: string,
  attribute: string,
  { client: { settings }, root }: Pick<Context<Osm>, 'client' | 'root'>,
): string {
  if (root !== undefined && !isAbsolute(path)) return join(root, path);
  checkLocalPath(path, attribute, settings);
  return path;
}

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
