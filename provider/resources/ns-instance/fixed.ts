import { equalByValue, type JsonObject } from '../../json/index.js';
import { parseJsonObject } from '../json-object-text.js';
import type { NsInstanceState } from './attributes.js';
import { withoutItemOrder } from './item-lists.js';
import { wantedKdus } from './wanted.js';

/** The attributes of a creation that nothing changes in place and that are compared by value. */
export const fixedAttributes = ['params', 'networks', 'ssh_keys', 'instantiation'] as const;
export type FixedAttribute = (typeof fixedAttributes)[number];
export type Fixed = Pick<NsInstanceState, FixedAttribute>;

/** Where and how the VNFs of an instance are deployed. */
export type Deployment = Pick<NsInstanceState, 'vim_account_name' | 'vnfs'>;

/** How long OSM waits makes no other instance. */
const withoutEffect: ReadonlySet<string> = new Set(['timeout_ns_deploy']);

const comparable: { readonly [K in FixedAttribute]: (fixed: Fixed) => JsonObject } = {
  params: ({ params }) => parseJsonObject(params),
  networks: ({ networks }) =>
    Object.fromEntries(
      (networks ?? []).map(({ name, vim_network_name: networkName, vim_network_id: id }) => [
        name,
        [networkName, id],
      ]),
    ),
  ssh_keys: ({ ssh_keys: keys }) => Object.fromEntries((keys ?? []).map((key) => [key, true])),
  instantiation: ({ instantiation }) =>
    Object.fromEntries(
      Object.entries(withoutItemOrder(parseJsonObject(instantiation))).filter(
        ([key]) => !withoutEffect.has(key),
      ),
    ),
};

/**
 * Tells whether an attribute asks for the same in both: JSON texts count by value, networks, keys and the items of lists
 * that go by a name in any order, and none given is the same as an empty one.
 */
export function sameFixed(attribute: FixedAttribute, a: Fixed, b: Fixed): boolean {
  const toValue = comparable[attribute];
  return equalByValue(toValue(a), toValue(b));
}

/** Tells whether the VNFs have the same VIM accounts and parameters, and their KDUs the same namespaces and names. */
export function sameDeployment(a: Deployment, b: Deployment): boolean {
  return equalByValue(deploymentOf(a), deploymentOf(b));
}

/** The part of {@link Deployment} that an upgrade cannot change, without what is as it would be anyway. */
function deploymentOf({ vim_account_name, vnfs }: Deployment): JsonObject {
  const accounts = (vnfs ?? [])
    .map((vnf) => [vnf.member_vnf_index, vnf.vim_account_name ?? vim_account_name] as const)
    .filter(([, account]) => account !== vim_account_name);
  const params = (vnfs ?? [])
    .map((vnf) => [vnf.member_vnf_index, parseJsonObject(vnf.params)] as const)
    .filter(([, given]) => Object.keys(given).length > 0);
  const kdus = [...wantedKdus(vnfs)]
    .map(([key, { namespace, deploymentName }]) => [key, [namespace, deploymentName]] as const)
    .filter(([, given]) => given.some((name) => name !== null));
  return {
    accounts: Object.fromEntries(accounts),
    params: Object.fromEntries(params),
    kdus: Object.fromEntries(kdus),
  };
}
