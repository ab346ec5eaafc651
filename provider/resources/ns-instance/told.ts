import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../json/index.js';
import { decodeParams, type NsInstance, type Operation } from '../../nbi/index.js';
import { furtherArguments, vimAccountsOf } from './instantiation.js';
import { kduKey } from './wanted.js';

/** A network that a virtual link was put on. */
export interface ToldNetwork {
  readonly name: string;
  readonly vim_network_name: string | null;
  readonly vim_network_id: string | null;
}

/** Of a KDU's creation, what no upgrade changes. */
export interface ToldKdu {
  readonly memberVnfIndex: string;
  readonly kduName: string;
  /** Kubernetes namespace: the KDU's own or that of its VNF. */
  readonly namespace: string | null;
  readonly deploymentName: string | null;
}

/** What OSM tells of the creation of an instance: what it was asked for, not what came of it. */
export interface Told {
  readonly params: JsonObject;
  readonly networks: readonly ToldNetwork[];
  readonly sshKeys: readonly string[];
  readonly instantiation: JsonObject;
  /** OSM's ids, of the VNFs that have a VIM account of their own, by member VNF index. */
  readonly vimAccountIds: ReadonlyMap<string, string>;
  /** Those of VNFs, by member VNF index. */
  readonly vnfParams: ReadonlyMap<string, JsonObject>;
  readonly kdus: ReadonlyMap<string, ToldKdu>;
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

const params = z.custom<JsonObject[string]>().optional().transform(decodeParams);

const kdu = z.object({ kdu_name: z.string(), 'k8s-namespace': text, 'kdu-deployment-name': text });

const vnf = z.object({
  'member-vnf-index': z.string(),
  additionalParams: params,
  'k8s-namespace': text,
  additionalParamsForKdu: z.array(kdu).default([]),
});

/** The parts of an instantiation that the record of the instance does not have: see `NsInstance.instantiateParams`. */
const operationParams = z.object({
  additionalParamsForNs: params,
  additionalParamsForVnf: z.array(vnf).default([]),
});

/** An item of `additionalParamsForVnf` with the parameters of its VDUs as they were given. */
function withVduParams(item: Json): Json {
  if (!isJsonObject(item) || !Array.isArray(item['additionalParamsForVdu'])) return item;
  const vdus = item['additionalParamsForVdu'].map((vdu: Json) =>
    isJsonObject(vdu) && 'additionalParams' in vdu
      ? { ...vdu, additionalParams: decodeParams(vdu['additionalParams']) }
      : vdu,
  );
  return { ...item, additionalParamsForVdu: vdus };
}

/** `operations` are all of the instance's. */
export function toldOf({ instantiateParams }: NsInstance, operations: readonly Operation[]): Told {
  const creation = operations.findLast(({ lcmOperationType }) => lcmOperationType === 'instantiate');
  const { additionalParamsForNs = {}, additionalParamsForVnf: vnfs = [] } =
    operationParams.safeParse(creation?.operationParams).data ?? {};
  const { vld, ssh_keys: keys } = instantiateParams;
  const forVnfs = creation?.operationParams['additionalParamsForVnf'];
  return {
    params: additionalParamsForNs,
    networks: (Array.isArray(vld) ? vld : []).flatMap(networkOf),
    sshKeys: (Array.isArray(keys) ? keys : []).filter((key) => typeof key === 'string'),
    instantiation: furtherArguments({
      ...instantiateParams,
      ...(Array.isArray(forVnfs) && { additionalParamsForVnf: forVnfs.map(withVduParams) }),
    }),
    vimAccountIds: vimAccountsOf(instantiateParams),
    vnfParams: new Map(
      vnfs
        .map((each) => [each['member-vnf-index'], each.additionalParams] as const)
        .filter(([, given]) => Object.keys(given).length > 0),
    ),
    kdus: new Map(vnfs.flatMap(kdusOf).map((each) => [kduKey(each.memberVnfIndex, each.kduName), each])),
  };
}

function kdusOf(owner: z.output<typeof vnf>): ToldKdu[] {
  return owner.additionalParamsForKdu.map((each) => ({
    memberVnfIndex: owner['member-vnf-index'],
    kduName: each.kdu_name,
    namespace: each['k8s-namespace'] ?? owner['k8s-namespace'],
    deploymentName: each['kdu-deployment-name'] || null,
  }));
}

/** A network in one of the ways that can be declared. */
function networkOf(link: JsonObject[string]): ToldNetwork[] {
  if (!isJsonObject(link)) return [];
  const { name, 'vim-network-name': networkName, 'vim-network-id': networkId } = link;
  if (typeof name !== 'string') return [];
  if (typeof networkName === 'string') return [{ name, vim_network_name: networkName, vim_network_id: null }];
  return typeof networkId === 'string' ? [{ name, vim_network_name: null, vim_network_id: networkId }] : [];
}
