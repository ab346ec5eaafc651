import type { Osm } from '../../osm.js';
import { packagesOf } from '../../package-memory.js';
import { type NsdModel, readNsd, readVnfd } from '../../packages/index.js';
import type { Context } from '../../plugin/definition/index.js';
import { parseJsonObject } from '../json-object-text.js';
import { unknownReference } from '../unknown-reference.js';
import type { NsInstanceState } from './attributes.js';
import { namesIn } from './item-lists.js';

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
  { vnfs, networks, instantiation }: Pick<NsInstanceState, 'vnfs' | 'networks' | 'instantiation'>,
  skip: (vnfdId: string) => boolean,
): Promise<void> {
  const { id, members, virtualLinks } = nsd.model;
  const indexes = members.map((member) => member.memberVnfIndex);
  const further = namesIn(parseJsonObject(instantiation));
  const links = { what: `virtual link of NSD '${id}'`, known: virtualLinks };
  const vnfIndexes = { what: `member VNF index of NSD '${id}'`, known: indexes };
  const declared = (vnfs ?? []).map((vnf) => ({ name: vnf.member_vnf_index }));
  checkNames(networks ?? [], links, 'networks');
  checkNames(further.links, links, 'instantiation');
  checkNames(declared, vnfIndexes, 'vnfs');
  checkNames(further.members, vnfIndexes, 'instantiation');
  for (const vnf of vnfs ?? []) {
    const member = members.find((candidate) => candidate.memberVnfIndex === vnf.member_vnf_index);
    if (member !== undefined) await checkKdus(context, member.vnfdId, vnf.kdus ?? [], skip);
  }
}

function checkNames(
  named: readonly { readonly name: string }[],
  { what, known }: { readonly what: string; readonly known: readonly string[] },
  attribute: string,
): void {
  const unknown = named.find(({ name }) => !known.includes(name));
  if (unknown !== undefined) throw unknownReference(what, unknown.name, known, [attribute]);
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
