import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../provider/json/index.js';
import { canRead, newMeta, type Session, writable } from '../access/session.js';
import { coreDocument } from '../documents/package.js';
import type { Engine } from '../engine.js';
import { badRequest, conflict } from '../http/nbi-error.js';
import { linkNamesOf, type Member, membersOf } from '../packages/descriptor.js';
import { checkBody } from '../schemas/check.js';
import { nsCreation } from '../schemas/ns.js';
import type { AccountRecord, NsRecord, PackageRecord } from '../store/records.js';
import { makeVnf, paramsOf } from './make-vnf.js';
import { storedBody, variablesOf } from './params.js';

/**
 * Creates an NS instance with its VNF instances. Nothing is left behind when it throws: 422 for the body, 404 for an
 * unknown NSD, 409 for a disabled one, 400 for an unknown VIM account, for a VIM account without a Kubernetes cluster,
 * for a member or a network that the NSD does not have and for parameters that cannot be stored. Names are not unique.
 */
export function createNsInstance(engine: Engine, session: Session, body: JsonObject): NsRecord {
  const { store, clock } = engine;
  const wanted = checkBody(nsCreation, body);
  const nsd = findNsd(engine, session, wanted.nsdId);
  const vimAccount = findVimAccount(engine, session, wanted.vimAccountId);
  const stored = storedBody(body);
  const descriptor = { format: nsd.format, fields: nsd.descriptor };
  const members = membersOf(descriptor);
  const { vnf: placements = [], vld: links = [] } = wanted;
  for (const { 'member-vnf-index': index } of placements) checkMember(members, index);
  for (const { name } of links) checkLink(linkNamesOf(descriptor), name);
  const id = randomUUID();
  const now = clock.now();
  const namespace = wanted['k8s-namespace'] ?? session.ownerId;
  const vnfs = members.map((member) => {
    const own = placements.filter((one) => one['member-vnf-index'] === member.index);
    const vimAccountId = own.findLast((one) => one.vimAccountId !== undefined)?.vimAccountId;
    const vnfAccount = findVimAccount(engine, session, vimAccountId ?? vimAccount.id);
    const params = paramsOf(stored, 'additionalParamsForVnf', member.index);
    const owner = { nsId: id, vimAccount: vnfAccount, namespace, now };
    return makeVnf(engine, session, owner, nsd, member, params);
  });
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
    additionalParamsForNs: variablesOf(additionalParamsForNs),
    meta: newMeta(session, now),
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

function checkMember(members: readonly Member[], index: string): void {
  if (members.some((member) => member.index === index)) return;
  throw badRequest(`Invalid parameter member_vnf_index='${index}' is not one of the nsd:constituent-vnfd`);
}

function checkLink(names: readonly string[], name: string): void {
  if (names.includes(name)) return;
  throw badRequest(`Invalid parameter vld:name='${name}' is not present at nsd:vld`);
}

/** What an NS instance keeps of its NSD: with SOL006 all of it, before that the parts that describe the network. */
function embeddedNsd(nsd: PackageRecord): JsonObject {
  if (nsd.format === 'SOL006') return coreDocument(nsd);
  const kept = ['id', 'name', 'vld', 'constituent-vnfd'];
  const entries = Object.entries(nsd.descriptor).filter(([key]) => kept.includes(key));
  return { _id: nsd.id, ...Object.fromEntries(entries) };
}
