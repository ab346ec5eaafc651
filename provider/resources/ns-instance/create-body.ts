import type { JsonObject } from '../../json/index.js';
import type { NsCreate } from '../../nbi/index.js';
import { parseJsonObject } from '../json-object-text.js';
import type { NsInstanceState } from './attributes.js';
import { withItems } from './item-lists.js';
import { type KduSettings, wantedKdus } from './wanted.js';

/** OSM's ids of what a creation names. */
export interface CreationIds {
  readonly nsdId: string;
  readonly vimAccountId: string;
  /** Those of VNFs that have one of their own, by member VNF index. */
  readonly vnfVimAccountIds: ReadonlyMap<string, string>;
}

/** What OSM is asked for to make an instance: `ns_instantiate` in the NBI's validation.py. */
export function createBody(
  config: NsInstanceState,
  { nsdId, vimAccountId, vnfVimAccountIds }: CreationIds,
): NsCreate {
  const { name, description, networks, ssh_keys: keys } = config;
  const nsParams = parseJsonObject(config.params);
  const placements = [...vnfVimAccountIds].map(([member, id]) => ({
    'member-vnf-index': member,
    vimAccountId: id,
  }));
  const further = withItems(parseJsonObject(config.instantiation), 'vnf', placements);
  const withLinks = withItems(further, 'vld', (networks ?? []).map(networkItem));
  // OSM answers 422 to an empty list, and to a description that is null or empty.
  return {
    ...withItems(withLinks, 'additionalParamsForVnf', vnfItems(config.vnfs)),
    nsName: name,
    nsdId,
    vimAccountId,
    ...(description !== null && { nsDescription: description }),
    ...(hasKeys(nsParams) && { additionalParamsForNs: nsParams }),
    ...(keys !== null && keys.length > 0 && { ssh_keys: keys }),
  };
}

/** The items of `additionalParamsForVnf`. OSM answers 422 to one that gives nothing beside the VNF's or KDU's name. */
function vnfItems(vnfs: NsInstanceState['vnfs']): JsonObject[] {
  const kdus = [...wantedKdus(vnfs).values()];
  const members = [...new Set((vnfs ?? []).map((vnf) => vnf.member_vnf_index))];
  return members.flatMap((member) => {
    const own = (vnfs ?? []).find((vnf) => vnf.member_vnf_index === member && vnf.params !== null);
    const params = parseJsonObject(own?.params ?? null);
    const kduItems = kdus.filter((kdu) => kdu.memberVnfIndex === member).flatMap(kduItem);
    if (!hasKeys(params) && kduItems.length === 0) return [];
    return [
      {
        'member-vnf-index': member,
        ...(hasKeys(params) && { additionalParams: params }),
        ...(kduItems.length > 0 && { additionalParamsForKdu: kduItems }),
      },
    ];
  });
}

function kduItem({ kduName, model, namespace, deploymentName, params }: KduSettings): JsonObject[] {
  const given = {
    ...(model !== null && { kdu_model: model }),
    ...(namespace !== null && { 'k8s-namespace': namespace }),
    ...(deploymentName !== null && { 'kdu-deployment-name': deploymentName }),
    ...(hasKeys(params) && { additionalParams: params }),
  };
  return hasKeys(given) ? [{ kdu_name: kduName, ...given }] : [];
}

type Network = NonNullable<NsInstanceState['networks']>[number];

function networkItem({ name, vim_network_name: networkName, vim_network_id: id }: Network): JsonObject {
  return {
    name,
    ...(networkName !== null && { 'vim-network-name': networkName }),
    ...(id !== null && { 'vim-network-id': id }),
  };
}

function hasKeys(object: JsonObject): boolean {
  return Object.keys(object).length > 0;
}
