import type { Osm } from '../../osm.js';
import { packagesOf } from '../../package-memory.js';
import { type NsdModel, readNsd, readVnfd } from '../../packages/index.js';
import type { Context } from '../../plugin/definition/index.js';
import { unknownReference } from '../unknown-reference.js';
import type { KduMap } from './wanted.js';

/** An NSD that exists in OSM. */
export interface FoundNsd {
  /** OSM's id of it. */
  readonly id: string;
  readonly model: NsdModel;
}

/** The NSD of a descriptor id. Throws `unknown-reference` with the ids that do exist. */
export async function findNsd(
  { client: osm, session }: Context<Osm>,
  descriptorId: string,
): Promise<FoundNsd> {
  const known = packagesOf(session).find('ns', descriptorId);
  if (known !== undefined) return { id: known.id, model: readNsd(known.descriptor) };
  const record = await osm.nbi.nsPackages.findByDescriptorId(descriptorId);
  if (record !== undefined) return { id: record.id, model: readNsd(record.descriptor) };
  throw unknownReference('NSD', descriptorId, await osm.nbi.nsPackages.descriptorIds(), ['nsd_name']);
}

/**
 * Checks that every member VNF index and KDU that is given something exists in the descriptors: OSM itself accepts
 * unknown ones silently. Throws `unknown-reference` with the names that do exist. VNF packages for which `skip`
 * holds are left for later.
 */
export async function checkKdus(
  context: Context<Osm>,
  nsd: FoundNsd,
  kdus: KduMap,
  skip: (vnfdId: string) => boolean,
): Promise<void> {
  for (const { memberVnfIndex, kduName } of kdus.values()) {
    const member = nsd.model.members.find((candidate) => candidate.memberVnfIndex === memberVnfIndex);
    if (member === undefined) {
      const names = nsd.model.members.map((candidate) => candidate.memberVnfIndex);
      throw unknownReference(`member VNF index of NSD '${nsd.model.id}'`, memberVnfIndex, names, ['vnfs']);
    }
    if (skip(member.vnfdId)) continue;
    const names = await kduNames(context, member.vnfdId);
    if (!names.includes(kduName)) {
      throw unknownReference(`KDU of VNFD '${member.vnfdId}'`, kduName, names, ['vnfs']);
    }
  }
}

async function kduNames({ client: osm, session }: Context<Osm>, vnfdId: string): Promise<readonly string[]> {
  const known =
    packagesOf(session).find('vnf', vnfdId) ?? (await osm.nbi.vnfPackages.findByDescriptorId(vnfdId));
  if (known === undefined)
    throw unknownReference('VNFD', vnfdId, await osm.nbi.vnfPackages.descriptorIds(), ['nsd_name']);
  return readVnfd(known.descriptor).kdus.map((kdu) => kdu.name);
}
