import { isJsonObject, type Json, type JsonObject } from '../../../provider/json/index.js';
import { badRequest } from '../http/nbi-error.js';
import { objectsOf, textOf, textsOf } from '../json.js';
import type { DescriptorFormat, PackageKind } from '../store/records.js';

/** Which release's manners the simulator has. 8 takes pre-SOL006 descriptors alone, 10 takes both formats. */
export type Release = 8 | 10;

/** A descriptor without its envelope. */
export interface Descriptor {
  readonly format: DescriptorFormat;
  readonly fields: JsonObject;
}

/** One VNF of an NS: its member index and the id of its VNFD. */
export interface Member {
  readonly index: string;
  readonly vnfdId: string;
}

/**
 * Takes a descriptor out of its envelope: `vnfd-catalog: vnfd: [...]`, with or without the prefix `vnfd:`, or SOL006's
 * `vnfd: {...}` and `nsd: nsd: [...]`. Without an envelope the document itself is the descriptor. Throws 400 unless
 * there is exactly one.
 */
export function openEnvelope(kind: PackageKind, document: Json, release: Release): Descriptor {
  if (!isJsonObject(document)) throw badRequest('the descriptor is not an object');
  const catalog = member(document, `${kind}-catalog`, kind);
  if (catalog !== undefined) {
    const inner = isJsonObject(catalog) ? (member(catalog, kind, kind) ?? catalog) : catalog;
    return { format: 'pre-SOL006', fields: isJsonObject(inner) ? inner : onlyOne(kind, inner) };
  }
  const sol006 = document[`etsi-nfv-${kind}:${kind}`] ?? document[kind];
  if (sol006 === undefined) return { format: formatOf(document), fields: document };
  if (release === 8 && !Array.isArray(sol006)) throw notOne(kind);
  const inner = kind === 'nsd' && isJsonObject(sol006) ? (sol006['nsd'] ?? sol006) : sol006;
  const fields = isJsonObject(inner) ? inner : onlyOne(kind, inner);
  return { format: formatOf(fields), fields };
}

/** The NS's members, as the descriptor's format writes them. */
export function membersOf({ format, fields }: Descriptor): readonly Member[] {
  if (format === 'pre-SOL006') {
    return objectsOf(fields['constituent-vnfd']).map((one) => ({
      index: textOf(one['member-vnf-index']),
      vnfdId: textOf(one['vnfd-id-ref']),
    }));
  }
  const profiles = objectsOf(fields['df']).flatMap((flavour) => objectsOf(flavour['vnf-profile']));
  return profiles.map((one) => ({ index: textOf(one['id']), vnfdId: textOf(one['vnfd-id']) }));
}

/** What the NSD's virtual links may be called in a creation: by id, before SOL006 by name as well. */
export function linkNamesOf({ format, fields }: Descriptor): readonly string[] {
  if (format === 'SOL006') return objectsOf(fields['virtual-link-desc']).map((link) => textOf(link['id']));
  return objectsOf(fields['vld']).flatMap((link) => [textOf(link['id']), textOf(link['name'])]);
}

/** Ids of the VNFDs that an NSD names. */
export function referencedVnfds(descriptor: Descriptor): readonly string[] {
  const members = membersOf(descriptor).map(({ vnfdId }) => vnfdId);
  return [...new Set([...members, ...textsOf(descriptor.fields['vnfd-id'])])];
}

/** Names of a VNF's outer connection points. */
export function connectionPointsOf({ format, fields }: Descriptor): readonly string[] {
  if (format === 'SOL006') return objectsOf(fields['ext-cpd']).map((one) => textOf(one['id']));
  return objectsOf(fields['connection-point']).map((one) => textOf(one['name']));
}

function formatOf(fields: JsonObject): DescriptorFormat {
  const marks = ['df', 'product-name', 'mgmt-cp', 'ext-cpd', 'virtual-link-desc', 'designer'];
  return marks.some((mark) => mark in fields) ? 'SOL006' : 'pre-SOL006';
}

function member(object: JsonObject, key: string, kind: PackageKind): Json | undefined {
  return object[`${kind}:${key}`] ?? object[key];
}

function onlyOne(kind: PackageKind, list: Json): JsonObject {
  const [first, another] = Array.isArray(list) ? list : [];
  if (!isJsonObject(first) || another !== undefined) throw notOne(kind);
  return first;
}

function notOne(kind: PackageKind) {
  return badRequest(`'${kind}' must be a list of only one element`);
}
