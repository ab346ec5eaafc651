import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../provider/json/index.js';
import { canRead, newMeta, readable, type Session, writable } from '../access/session.js';
import { coreDocument } from '../documents/package.js';
import type { Engine } from '../engine.js';
import { badRequest, conflict } from '../http/nbi-error.js';
import { objectsOf, textOf } from '../json.js';
import { findPackage } from '../packages/catalogue.js';
import { connectionPointsOf, type Member, membersOf } from '../packages/descriptor.js';
import { checkBody } from '../schemas/check.js';
import { nsCreation } from '../schemas/ns.js';
import type { AccountRecord, Kdu, NsRecord, PackageRecord, VnfRecord } from '../store/records.js';
import { storeAllParams } from './params.js';

/**
 * Creates an NS instance with its VNF instances. Nothing is left behind when it throws: 422 for the body, 404 for an
 * unknown NSD, 409 for a disabled one, 400 for an unknown VIM account, for a VIM account without a Kubernetes cluster
 * and for parameters that cannot be stored. Names are not unique.
 */
export function createNsInstance(engine: Engine, session: Session, body: JsonObject): NsRecord {
  const { store, clock } = engine;
  const wanted = checkBody(nsCreation, body);
  const nsd = findNsd(engine, session, wanted.nsdId);
  const vimAccount = findVimAccount(engine, session, wanted.vimAccountId);
  const stored = storeAllParams(body);
  const id = randomUUID();
  const owner = { nsId: id, vimAccount, now: clock.now() };
  const vnfs = membersOf({ format: nsd.format, fields: nsd.descriptor }).map((member) =>
    makeVnf(engine, session, owner, nsd, member, paramsOf(stored, 'additionalParamsForVnf', member.index)),
  );
  const { additionalParamsForVnf: _dropped, additionalParamsForNs, ...instantiateParams } = stored;
  const ns: NsRecord = {
    id,
    name: wanted.nsName,
    description: wanted.nsDescription ?? '',
    nsd,
    nsdDocument: embeddedNsd(nsd),
    vimAccountId: vimAccount.id,
    vnfIds: vnfs.map((vnf) => vnf.id),
    vnfdIds: vnfs.map((vnf) => vnf.vnfd.id),
    instantiateParams,
    additionalParamsForNs: isJsonObject(additionalParamsForNs) ? additionalParamsForNs : null,
    meta: newMeta(session, owner.now),
    nsState: 'NOT_INSTANTIATED',
    adminState: 'NOT_INSTANTIATED',
    current: null,
    touched: false,
    operationalStatus: 'init',
    configStatus: 'init',
    detailedStatus: 'scheduled',
    errorDescription: null,
    errorDetail: null,
    deployments: [],
    orchestrated: false,
  };
  store.nsInstances.set(id, ns);
  for (const vnf of vnfs) store.vnfInstances.set(vnf.id, vnf);
  return ns;
}

function findNsd({ store }: Engine, session: Session, id: string): PackageRecord {
  const found = store.packages.get(id);
  const nsd = writable(session, found?.kind === 'nsd' ? found : undefined, 'nsd', id);
  if (nsd.operationalState === 'DISABLED') {
    throw conflict(`nsd with id '${id}' is DISABLED, and thus cannot be used to create a network service`);
  }
  return nsd;
}

function findVimAccount({ store }: Engine, session: Session, id: string): AccountRecord {
  const account = store.accounts.get(id);
  if (account?.topic !== 'vim_accounts' || !canRead(session, account.meta)) {
    throw badRequest(`Invalid vimAccountId='${id}' not present for the project`);
  }
  return account;
}

/** What an NS instance keeps of its NSD: with SOL006 all of it, before that the parts that describe the network. */
function embeddedNsd(nsd: PackageRecord): JsonObject {
  if (nsd.format === 'SOL006') return coreDocument(nsd);
  const kept = ['id', 'name', 'vld', 'constituent-vnfd'];
  const entries = Object.entries(nsd.descriptor).filter(([key]) => kept.includes(key));
  return { _id: nsd.id, ...Object.fromEntries(entries) };
}

interface Owner {
  readonly nsId: string;
  readonly vimAccount: AccountRecord;
  readonly now: number;
}

function makeVnf(
  engine: Engine,
  session: Session,
  { nsId, vimAccount, now }: Owner,
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
    additionalParams: isJsonObject(params['additionalParams']) ? params['additionalParams'] : null,
    connectionPoints: points,
    nets: cluster ? netsOf(vnfd, nsd, cluster) : [],
    kdus: cluster ? kdusOf(vnfd, session.ownerId, cluster, params) : [],
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

function kdusOf(vnfd: PackageRecord, projectId: string, cluster: AccountRecord, params: JsonObject): Kdu[] {
  return objectsOf(vnfd.descriptor['kdu']).map((kdu) => {
    const name = textOf(kdu['name']);
    const given = paramsOf(params, 'additionalParamsForKdu', name);
    const additional = given['additionalParams'];
    return {
      name,
      chart: textOf(given['kdu_model'] ?? kdu['helm-chart'] ?? kdu['juju-bundle']),
      namespace: textOf(given['k8s-namespace'] ?? params['k8s-namespace'] ?? projectId),
      clusterId: cluster.id,
      additionalParams: isJsonObject(additional) ? additional : null,
    };
  });
}

/** The item of `additionalParamsForVnf` or `additionalParamsForKdu` that is for one member or KDU. */
function paramsOf(
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
