import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../provider/json/index.js';
import { canRead, newMeta, readable, type Session } from '../access/session.js';
import type { Engine } from '../engine.js';
import { badRequest } from '../http/nbi-error.js';
import { objectsOf, textOf } from '../json.js';
import { findPackage } from '../packages/catalogue.js';
import { connectionPointsOf, type Member } from '../packages/descriptor.js';
import type { AccountRecord, Kdu, PackageRecord, VnfRecord } from '../store/records.js';
import { variablesOf } from './params.js';

/** What a VNF instance has of the NS instance it belongs to. */
export interface Owner {
  readonly nsId: string;
  readonly vimAccount: AccountRecord;
  /** The Kubernetes namespace of the NS. */
  readonly namespace: string;
  readonly now: number;
}

/**
 * Makes the VNF instance of a member. `params` is its item of `additionalParamsForVnf`. Throws 400 if it has KDUs and
 * its VIM account no Kubernetes cluster.
 */
export function makeVnf(
  engine: Engine,
  session: Session,
  { nsId, vimAccount, namespace, now }: Owner,
  nsd: PackageRecord,
  member: Member,
  params: JsonObject,
): VnfRecord {
  const found = findPackage(engine.store, 'vnfd', member.vnfdId, nsd.meta.projectsRead);
  const vnfd = readable(session, found, 'vnfd', member.vnfdId);
  const cluster = vnfd.descriptor['kdu'] && clusterOf(engine, session, vimAccount, member);
  const points = connectionPointsOf({ format: vnfd.format, fields: vnfd.descriptor });
  return {
    id: randomUUID(),
    nsId,
    memberVnfIndex: member.index,
    vnfd,
    vnfdName: member.vnfdId,
    vimAccountId: vimAccount.id,
    additionalParams: variablesOf(params['additionalParams']),
    connectionPoints: points,
    nets: cluster ? netsOf(vnfd, nsd, cluster) : [],
    kdus: cluster ? kdusOf(vnfd, namespace, cluster, params) : [],
    createTime: now,
    meta: newMeta(session, now),
    adminState: 'NOT_INSTANTIATED',
  };
}

/** The first Kubernetes cluster at a VIM account. Throws 400 if there is none. */
function clusterOf({ store }: Engine, session: Session, vimAccount: AccountRecord, member: Member) {
  const cluster = [...store.accounts.values()].find(
    (account) =>
      account.topic === 'k8sclusters' &&
      account.fields['vim_account'] === vimAccount.id &&
      canRead(session, account.meta),
  );
  if (cluster !== undefined) return cluster;
  throw badRequest(
    `No k8scluster at vim_account=${vimAccount.id} found for member_vnf_index=${member.index}`,
  );
}

function kdusOf(vnfd: PackageRecord, namespace: string, cluster: AccountRecord, params: JsonObject): Kdu[] {
  return objectsOf(vnfd.descriptor['kdu']).map((kdu) => {
    const name = textOf(kdu['name']);
    const given = paramsOf(params, 'additionalParamsForKdu', name);
    const additional = given['additionalParams'];
    return {
      name,
      chart: textOf(given['kdu_model'] ?? kdu['helm-chart'] ?? kdu['juju-bundle']),
      namespace: textOf(given['k8s-namespace'] ?? params['k8s-namespace'] ?? namespace),
      deploymentName: textOf(given['kdu-deployment-name']),
      clusterId: cluster.id,
      additionalParams: isJsonObject(additional) ? additional : null,
    };
  });
}

/** The item of `additionalParamsForVnf` or `additionalParamsForKdu` that is for one member or KDU. */
export function paramsOf(
  owner: JsonObject,
  key: 'additionalParamsForVnf' | 'additionalParamsForKdu',
  name: string,
): JsonObject {
  const nameKey = key === 'additionalParamsForVnf' ? 'member-vnf-index' : 'kdu_name';
  return objectsOf(owner[key]).find((item) => item[nameKey] === name) ?? {};
}

/** The cluster's networks that a VNF uses, with the NS's link that each belongs to. */
function netsOf(vnfd: PackageRecord, nsd: PackageRecord, cluster: AccountRecord): readonly JsonObject[] {
  const description = vnfd.descriptor['k8s-cluster'];
  const nets = isJsonObject(description) ? objectsOf(description['nets']) : [];
  const links = objectsOf(nsd.descriptor['vld'] ?? nsd.descriptor['virtual-link-desc']);
  const [vimNet] = isJsonObject(cluster.fields['nets']) ? Object.values(cluster.fields['nets']) : [];
  return nets.map((net) => ({
    ...net,
    ...(links[0] !== undefined && { 'ns-vld-id': links[0]['id'] ?? null }),
    vim_net: vimNet ?? null,
  }));
}
