import { z } from 'zod';
import type { JsonObject } from '../../json/index.js';
import { jsonObject, optionalText, seconds } from './scalars.js';

/** How a KDU of an NS instance is deployed. */
export interface DeployedKdu {
  readonly memberVnfIndex: string;
  readonly kduName: string;
  /** The Helm chart or Juju bundle, such as `stable/openldap:1.2.7`. */
  readonly kduModel: string | undefined;
  /** Kubernetes namespace. */
  readonly namespace: string | undefined;
}

/** An NS instance as OSM keeps it. Its parameters are not in here: see the operations. */
export interface NsInstance {
  readonly id: string;
  readonly name: string;
  /** Empty if none was given. */
  readonly description: string;
  /** NOT_INSTANTIATED, BUILDING, READY, DEGRADED, BROKEN or TERMINATING. */
  readonly nsState: string;
  /** OSM's id of the NSD. */
  readonly nsdId: string;
  /** The NSD's descriptor id. */
  readonly nsdName: string;
  readonly vimAccountId: string;
  /**
   * What the instance was created with, as it was asked for, without `additionalParamsForNs` and
   * `additionalParamsForVnf`. The operation has those as well, but OSM adds to its `vld` and `vnf`.
   */
  readonly instantiateParams: JsonObject;
  /** What the life-cycle manager does with it, such as `RUNNING ACTION`; `IDLE` when nothing. */
  readonly currentOperation: string | undefined;
  /** The id of the operation that runs. */
  readonly currentOperationId: string | undefined;
  readonly errorDescription: string | undefined;
  readonly errorDetail: string | undefined;
  /** Epoch seconds by OSM's clock. */
  readonly createTime: number;
  /** Empty until the life-cycle manager has deployed them. */
  readonly kdus: readonly DeployedKdu[];
}

const deployedKdu = z
  .object({
    'member-vnf-index': z.string(),
    'kdu-name': z.string(),
    'kdu-model': optionalText,
    namespace: optionalText,
  })
  .transform(
    (kdu): DeployedKdu => ({
      memberVnfIndex: kdu['member-vnf-index'],
      kduName: kdu['kdu-name'],
      kduModel: kdu['kdu-model'],
      namespace: kdu.namespace,
    }),
  );

const admin = z.object({ deployed: z.object({ K8s: z.array(deployedKdu).nullish() }).nullish() });

export const nsInstanceSchema = z
  .object({
    _id: z.string(),
    name: z.string(),
    description: optionalText,
    nsState: z.string(),
    'nsd-id': z.string(),
    'nsd-ref': z.string(),
    datacenter: optionalText,
    instantiate_params: jsonObject.nullish(),
    currentOperation: optionalText,
    currentOperationID: optionalText,
    errorDescription: optionalText,
    errorDetail: optionalText,
    'create-time': seconds,
    _admin: admin.nullish(),
  })
  .transform((record): NsInstance => {
    const instantiateParams = record.instantiate_params ?? {};
    const { vimAccountId } = instantiateParams;
    return {
      id: record._id,
      name: record.name,
      description: record.description ?? '',
      nsState: record.nsState,
      nsdId: record['nsd-id'],
      nsdName: record['nsd-ref'],
      vimAccountId: record.datacenter ?? (typeof vimAccountId === 'string' ? vimAccountId : ''),
      instantiateParams,
      currentOperation: record.currentOperation,
      currentOperationId: record.currentOperationID,
      errorDescription: record.errorDescription,
      errorDetail: record.errorDetail,
      createTime: record['create-time'],
      kdus: record._admin?.deployed?.K8s ?? [],
    };
  });
