import type { Nbi, PackageRecord } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, PrivateState, ReadAnswer } from '../../plugin/definition/index.js';
import type { PackageAttributes, PackageState } from './attributes.js';
import { descriptorHash } from './descriptor.js';
import type { PackageType } from './kind.js';
import { isAsUploaded, restoreUpload, storeUpload } from './stored.js';

/** Refreshes a package: gone, or its descriptor no longer what was uploaded. */
export async function readPackageState(
  type: PackageType,
  { state, private: stored }: { state: PackageState; private: PrivateState },
  { client: osm }: Context<Osm>,
): Promise<ReadAnswer<PackageAttributes>> {
  const record = await findRecord(type, osm.nbi, state);
  if (record === undefined) return { state: null };
  const upload = restoreUpload(stored);
  const asUploaded = upload === undefined || isAsUploaded(upload, record.descriptor);
  return {
    state: {
      ...state,
      descriptor_id: record.descriptorId,
      content_hash: asUploaded ? state.content_hash : null,
    },
    private:
      upload !== undefined && asUploaded
        ? storeUpload(record.id, { ...upload, inOsm: descriptorHash(record.descriptor) })
        : stored,
  };
}

/**
 * Packages are looked up by descriptor id, since those look-ups share a request; only a package that is not found so
 * is asked for by its own id: its descriptor id may have been changed by hand.
 */
async function findRecord(
  type: PackageType,
  nbi: Nbi,
  state: PackageState,
): Promise<PackageRecord | undefined> {
  const api = type.api(nbi);
  const named = await api.findByDescriptorId(state.descriptor_id ?? '', { fresh: true });
  return named?.id === state.id ? named : api.get(state.id ?? '');
}
