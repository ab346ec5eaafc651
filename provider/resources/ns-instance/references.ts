import type { Osm } from '../../osm.js';
import { packagesOf } from '../../package-memory.js';
import { type NsdModel, readNsd, readVnfd } from '../../packages/index.js';
import type { Context } from '../../plugin/definition/index.js';
import { unknownReference } from '../unknown-reference.js';
import type { NsInstanceState } from './attributes.js';

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
 * Checks that every member VNF index, KDU and network that is given something exists in the descriptors: OSM itself
 * accepts unknown members and KDUs silently. Throws `unknown-reference` with the names that do exist. VNF packages for
 * which `skip` holds are left for later.
 */
export async function checkReferences(
  context: Context<Osm>,
  nsd: FoundNsd,
  { vnfs, networks }: Pick<NsInstanceState, 'vnfs' | 'networks'>,
  skip: (vnfdId: string) => boolean,
): Promise<void> {
  const { id, members, virtualLinks } = nsd.model;
  for (const { name } of networks ?? []) {
    if (virtualLinks.includes(name)) continue;
    throw unknownReference(`virtual link of NSD '${id}'`, name, virtualLinks, ['networks']);
  }
  for (const vnf of vnfs ?? []) {
    const index = vnf.member_vnf_index;
    const member = members.find((candidate) => candidate.memberVnfIndex === index);
    if (member === undefined) {
      const names = members.map((candidate) => candidate.memberVnfIndex);
      throw unknownReference(`member VNF index of NSD '${id}'`, index, names, ['vnfs']);
    }
    await checkKdus(context, member.vnfdId, vnf.kdus ?? [], skip);
  }
}

async function checkKdus(
  context: Context<Osm>,
  vnfdId: string,
  kdus: readonly { readonly name: string }[],
  skip: (vnfdId: string) => boolean,
): Promise<void> {
  if (kdus.length === 0 || skip(vnfdId)) return;
  const names = await kduNames(context, vnfdId);
  const unknown = kdus.find(({ name }) => !names.includes(name));
  if (unknown !== undefined) {
    throw unknownReference(`KDU of VNFD '${vnfdId}'`, unknown.name, names, ['vnfs']);
  }
}

async function kduNames({ client: osm, session }: Context<Osm>, vnfdId: string): Promise<readonly string[]> {
  const known =
    packagesOf(session).find('vnf', vnfdId) ?? (await osm.nbi.vnfPackages.findByDescriptorId(vnfdId));
  if (known === undefined)
    throw unknownReference('VNFD', vnfdId, await osm.nbi.vnfPackages.descriptorIds(), ['nsd_name']);
  return readVnfd(known.descriptor).kdus.map((kdu) => kdu.name);
}
