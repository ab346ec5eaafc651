import { equalByValue, type JsonObject } from '../../json/index.js';
import type { NsInstance, Operation } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context } from '../../plugin/definition/index.js';
import { parseJsonObject, textOfJsonObject } from '../json-object-text.js';
import { isKnown } from '../known.js';
import { findVimAccount } from '../vim-account/find.js';
import type { NsInstancePlanned, NsInstanceState } from './attributes.js';
import { type Fixed, fixedAttributes, sameFixed } from './fixed.js';
import { type Told, toldOf } from './told.js';
import { vnfVimAccountIds } from './vnf-vim-accounts.js';
import { kduKey, nothingFor, wantedKdus } from './wanted.js';

/** What makes an existing instance the wanted one. */
export type Identity = Pick<NsInstanceState, 'name' | 'nsd_name' | 'vim_account_name'>;

/** What is wanted of an instance: who it is, and as much of the rest as is known. */
export type Wanted = Omit<NsInstancePlanned, keyof Identity> & Identity;

/**
 * Says in what an existing instance differs from the wanted one that nothing can change in place, as a part of a
 * sentence; `undefined` if in nothing that is known. `operations` are all of the instance's.
 */
export async function differenceOf(
  wanted: Wanted,
  instance: NsInstance,
  operations: readonly Operation[],
  context: Context<Osm>,
): Promise<string | undefined> {
  const { nsd_name: nsdName, vim_account_name: accountName } = wanted;
  if (instance.nsdName !== nsdName) return `is of NSD '${instance.nsdName}', not '${nsdName}'`;
  const account = await findVimAccount(context, accountName);
  if (instance.vimAccountId !== account.id) {
    return `is at VIM account ${instance.vimAccountId}, not '${accountName}' (${account.id})`;
  }
  const told = toldOf(instance, operations);
  const differing = fixedDifference(wanted, told);
  if (differing !== undefined) return `was created with other '${differing}' than those declared`;
  if (!isKnown(wanted.vnfs)) return undefined;
  // What is not known yet of the arguments cannot give a namespace to all.
  const nsWide = isKnown(wanted.instantiation) ? namespaceOf(parseJsonObject(wanted.instantiation)) : null;
  return (
    (await vnfDifference(wanted.vnfs, instance, told, context)) ??
    kduDifference(wanted.vnfs, nsWide, instance, told)
  );
}

/** Its name in OSM's arguments. A namespace of the whole NS is looked at KDU by KDU: that is where it has its effect. */
const namespaceKey = 'k8s-namespace';

function fixedDifference(wanted: Wanted, told: Told): string | undefined {
  const actual: Fixed = {
    params: textOfJsonObject(told.params),
    networks: [...told.networks],
    ssh_keys: [...told.sshKeys],
    instantiation: textOfJsonObject(withoutNamespace(told.instantiation)),
  };
  const { params, networks, ssh_keys: keys, instantiation } = wanted;
  const declared: Fixed = {
    params: isKnown(params) ? params : actual.params,
    networks: isKnown(networks) ? networks : actual.networks,
    ssh_keys: isKnown(keys) ? keys : actual.ssh_keys,
    instantiation: isKnown(instantiation)
      ? textOfJsonObject(withoutNamespace(parseJsonObject(instantiation)))
      : actual.instantiation,
  };
  return fixedAttributes.find((attribute) => !sameFixed(attribute, declared, actual));
}

function withoutNamespace({ [namespaceKey]: _namespace, ...rest }: JsonObject): JsonObject {
  return rest;
}

function namespaceOf({ [namespaceKey]: namespace }: JsonObject): string | null {
  return typeof namespace === 'string' ? namespace : null;
}

type Vnfs = NsInstanceState['vnfs'];

/** VIM accounts and parameters of the VNFs. */
async function vnfDifference(
  vnfs: Vnfs,
  instance: NsInstance,
  { vimAccountIds, vnfParams }: Told,
  context: Context<Osm>,
): Promise<string | undefined> {
  const wantedIds = await vnfVimAccountIds(vnfs, context);
  const members = new Set([...vimAccountIds.keys(), ...vnfParams.keys(), ...(vnfs ?? []).map(memberOf)]);
  for (const member of members) {
    const [actual, wanted] = [vimAccountIds, wantedIds].map(
      (ids) => ids.get(member) ?? instance.vimAccountId,
    );
    if (actual !== wanted) return `has its VNF '${member}' at VIM account ${actual}, not ${wanted}`;
    const declared = (vnfs ?? []).find((vnf) => memberOf(vnf) === member && vnf.params !== null);
    if (!equalByValue(parseJsonObject(declared?.params ?? null), vnfParams.get(member) ?? {})) {
      return `was created with other parameters of its VNF '${member}' than those declared`;
    }
  }
  return undefined;
}

function memberOf(vnf: NonNullable<Vnfs>[number]): string {
  return vnf.member_vnf_index;
}

/** Kubernetes namespaces and deployment names of the KDUs. */
function kduDifference(
  vnfs: Vnfs,
  nsWide: string | null,
  instance: NsInstance,
  told: Told,
): string | undefined {
  const wantedOf = wantedKdus(vnfs);
  const keys = new Set([...wantedOf.keys(), ...told.kdus.keys()]);
  for (const key of keys) {
    const kdu = wantedOf.get(key) ?? told.kdus.get(key);
    if (kdu === undefined) continue;
    const { memberVnfIndex, kduName } = kdu;
    const wanted = wantedOf.get(key) ?? nothingFor(memberVnfIndex, kduName);
    const given = told.kdus.get(key);
    const deployed = instance.kdus.find((each) => kduKey(each.memberVnfIndex, each.kduName) === key);
    const namespace = wanted.namespace ?? nsWide;
    const actual = given?.namespace ?? namespaceOf(told.instantiation);
    if (namespace !== actual && (namespace === null || namespace !== deployed?.namespace)) {
      return `has KDU '${kduName}' in the Kubernetes namespace ${quoted(actual)}, not ${quoted(namespace)}`;
    }
    const name = given?.deploymentName ?? null;
    if (name !== wanted.deploymentName) {
      return `has KDU '${kduName}' under the deployment name ${quoted(name)}, not ${quoted(wanted.deploymentName)}`;
    }
  }
  return undefined;
}

function quoted(name: string | null): string {
  return name === null ? 'the default one' : `'${name}'`;
}
