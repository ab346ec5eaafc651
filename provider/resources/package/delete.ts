import type { Osm } from '../../osm.js';
import type { Context, Diagnostic } from '../../plugin/definition/index.js';
import type { PackageState } from './attributes.js';
import type { PackageType } from './kind.js';

/** Deletes a package. OSM refuses while an NSD or an instance uses it. */
export async function deletePackage(
  type: PackageType,
  { prior }: { prior: PackageState },
  { client: osm }: Context<Osm>,
): Promise<readonly Diagnostic[]> {
  await type.api(osm.nbi).delete(prior.id ?? '');
  osm.packages.deleted(type.kind, prior.descriptor_id ?? '');
  return [];
}
