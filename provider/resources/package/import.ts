import { OsmopsError } from '../../errors/index.js';
import type { Osm } from '../../osm.js';
import type { Context, PrivateState } from '../../plugin/definition/index.js';
import { isOsmId, parseImportId } from '../import-id.js';
import type { PackageState } from './attributes.js';
import { descriptorHash, holds } from './descriptor.js';
import { packageSettings } from './import-settings.js';
import type { PackageType } from './kind.js';
import { storeUpload } from './stored.js';

/**
 * Imports by id or by descriptor id. With `?source=FOLDER`, a folder whose descriptor is the one in OSM counts as the
 * uploaded content, and the next plan is empty.
 */
export async function importPackage(
  type: PackageType,
  text: string,
  context: Context<Osm>,
): Promise<{ state: PackageState; private: PrivateState }> {
  const { id, settings } = parseImportId(text, packageSettings);
  const api = type.api(context.client.nbi);
  const record = isOsmId(id) ? await api.get(id) : await api.findByDescriptorId(id);
  if (record === undefined) {
    throw new OsmopsError({
      code: 'nbi-not-found',
      message: `OSM has no ${type.noun} '${id}' to import.`,
      remedy:
        'Import by the id of the package or of its descriptor; osm nfpkg-list and osm nspkg-list show them.',
    });
  }
  const state = { source: '', id: record.id, descriptor_id: record.descriptorId, content_hash: null };
  const source = settings['source'];
  if (source === undefined) return { state, private: { id: record.id } };
  const content = await type.read(source, context);
  if (!holds(record.descriptor, content.descriptor))
    return { state: { ...state, source }, private: { id: record.id } };
  return {
    state: { ...state, source, content_hash: content.contentHash },
    private: storeUpload(record.id, {
      descriptor: content.descriptor,
      inOsm: descriptorHash(record.descriptor),
    }),
  };
}
