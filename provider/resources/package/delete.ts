import type { Osm } from '../../osm.js';
import { packagesOf } from '../../package-memory.js';
import type { Context, Diagnostic } from '../../plugin/definition/index.js';
import { deleteUnlessInUse } from '../in-use.js';
import type { PackageState } from './attributes.js';
import type { PackageType } from './kind.js';

/** Deletes a package. OSM refuses while an NSD or an instance uses it. */
export async function deletePackage(
  type: PackageType,
  { prior }: { prior: PackageState },
  { client: osm, session }: Context<Osm>,
): Promise<readonly Diagnostic[]> {
  const { id, descriptor_id } = prior;
  const what = `${type.noun} '${descriptor_id}' (${id})`;
  await deleteUnlessInUse(what, type.api(osm.nbi).delete(id ?? ''));
  packagesOf(session).deleted(type.kind, descriptor_id ?? '');
  return [];
}
