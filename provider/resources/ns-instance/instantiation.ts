import { isJsonObject, type Json, type JsonObject } from '../../json/index.js';
import { jsonObjectText } from '../json-object-text.js';
import { infinityIn } from './parameters.js';

/** The keys of OSM's instantiation (`ns_instantiate` in the NBI's validation.py) that have attributes of their own. */
export const attributeOf: Readonly<Record<string, string>> = {
  nsName: 'name',
  nsDescription: 'description',
  nsdId: 'nsd_name',
  vimAccountId: 'vim_account_name',
  additionalParamsForNs: 'params',
  additionalParamsForVnf: 'vnfs',
  vld: 'networks',
  ssh_keys: 'ssh_keys',
};

/** Those that OSM fills in itself: it stores them beside what it was given. */
export const ofOsm: readonly string[] = ['lcmOperationType', 'nsInstanceId', 'netsliceInstanceId', 'nsr_id'];

/** Where and with what single VNFs are deployed. Of its items, `vimAccountId` has an attribute of its own. */
export const placementKey = 'vnf';

/** A JSON text of further arguments of an instantiation, in OSM's own words. */
export const instantiationText = jsonObjectText((instantiation: JsonObject) => {
  const keys = Object.keys(instantiation);
  const own = keys.find((key) => Object.hasOwn(attributeOf, key));
  if (own !== undefined)
    return `has the key '${own}': that is what the attribute '${attributeOf[own]}' is for`;
  const refused = keys.find((key) => ofOsm.includes(key));
  if (refused !== undefined) return `has the key '${refused}', which OSM fills in itself`;
  return placementProblem(instantiation[placementKey]) ?? infinityIn(instantiation);
});

function placementProblem(placements: Json | undefined): string | undefined {
  if (placements === undefined) return undefined;
  if (!Array.isArray(placements) || !placements.every((item) => memberOf(item) !== undefined)) {
    return `has a '${placementKey}' that is no list of objects with 'member-vnf-index'`;
  }
  if (placements.length === 0) return `has a '${placementKey}' without items, which OSM refuses`;
  return placements.some((item) => isJsonObject(item) && 'vimAccountId' in item)
    ? `has 'vimAccountId' in '${placementKey}': that is what 'vim_account_name' in 'vnfs' is for`
    : undefined;
}

/** The member VNF index that an item of {@link placementKey} is about. */
export function memberOf(item: Json): string | undefined {
  const member = isJsonObject(item) ? item['member-vnf-index'] : undefined;
  return typeof member === 'string' ? member : undefined;
}

/**
 * The arguments of an instantiation as they are sent: with the VIM accounts of single VNFs, OSM's ids of them by member
 * VNF index.
 */
export function withVimAccounts(
  instantiation: JsonObject,
  vimAccountIds: ReadonlyMap<string, string>,
): JsonObject {
  if (vimAccountIds.size === 0) return instantiation;
  const given = placementsOf(instantiation);
  const known = new Set(given.map(memberOf));
  const added = [...vimAccountIds.keys()].filter((member) => !known.has(member));
  const placements = [...given, ...added.map((member) => ({ 'member-vnf-index': member }))].map((item) => {
    const vimAccountId = vimAccountIds.get(memberOf(item) ?? '');
    return vimAccountId === undefined ? item : { ...item, vimAccountId };
  });
  return { ...instantiation, [placementKey]: placements };
}

/** What of an instantiation's arguments, as they were sent, has no attribute of its own. */
export function furtherArguments(sent: JsonObject): JsonObject {
  const further = Object.entries(sent).filter(
    ([key]) => !Object.hasOwn(attributeOf, key) && !ofOsm.includes(key) && key !== placementKey,
  );
  const placements = placementsOf(sent)
    .map(({ vimAccountId: _own, ...item }) => item)
    .filter((item) => Object.keys(item).length > 1);
  return Object.fromEntries(placements.length === 0 ? further : [...further, [placementKey, placements]]);
}

/** The VIM accounts of single VNFs in an instantiation's arguments as they were sent: OSM's ids by member VNF index. */
export function vimAccountsOf(sent: JsonObject): ReadonlyMap<string, string> {
  return new Map(
    placementsOf(sent).flatMap((item) => {
      const [member, { vimAccountId }] = [memberOf(item), item];
      return member !== undefined && typeof vimAccountId === 'string'
        ? [[member, vimAccountId] as const]
        : [];
    }),
  );
}

function placementsOf(instantiation: JsonObject): readonly JsonObject[] {
  const placements = instantiation[placementKey];
  return Array.isArray(placements) ? placements.filter((item) => isJsonObject(item)) : [];
}
