import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../provider/json/index.js';
import type { Engine } from '../engine.js';
import { badRequest, conflict } from '../http/nbi-error.js';
import { objectsOf } from '../json.js';
import { checkBody } from '../schemas/check.js';
import { type NsAction, nsAction, nsCreation, nsTermination } from '../schemas/ns.js';
import type { NsRecord, OperationRecord, OperationType } from '../store/records.js';
import { storedBody } from './params.js';

/** Asks for the instantiation of an NS instance. Throws 422 for the body, 409 if it is instantiated. */
export function startInstantiation(engine: Engine, ns: NsRecord, body: JsonObject): OperationRecord {
  checkBody(nsCreation, body);
  if (ns.adminState === 'INSTANTIATED') throw wrongState(ns, 'instantiate', 'already instantiated');
  const nets = [...engine.store.vnfInstances.values()]
    .filter((vnf) => vnf.nsId === ns.id)
    .flatMap((vnf) => vnf.nets)
    .map((net) => ({ name: net['ns-vld-id'] ?? null, 'vim-network-name': net['vim_net'] ?? null }));
  return start(engine, ns, 'instantiate', {
    ...storedBody(body),
    lcmOperationType: 'instantiate',
    nsInstanceId: ns.id,
    // OSM adds the networks of the Kubernetes clusters to those that were asked for.
    ...(nets.length > 0 && { vld: [...objectsOf(body['vld']), ...nets] }),
  });
}

/**
 * Asks for an action, such as the upgrade of a KDU. Another operation under way does not matter. Throws 409 if the
 * NS instance is not instantiated, 422 for the body, 400 for a member, KDU or primitive that does not exist.
 */
export function startAction(engine: Engine, ns: NsRecord, body: JsonObject): OperationRecord {
  if (ns.adminState !== 'INSTANTIATED') throw wrongState(ns, 'action', 'not instantiated');
  checkTarget(engine, ns, checkBody(nsAction, body));
  return start(engine, ns, 'action', { ...body, lcmOperationType: 'action', nsInstanceId: ns.id });
}

/** Asks for the termination. Throws 422 for the body, 409 if the NS instance is not instantiated. */
export function startTermination(engine: Engine, ns: NsRecord, body: JsonObject): OperationRecord {
  checkBody(nsTermination, body);
  if (ns.adminState !== 'INSTANTIATED') throw wrongState(ns, 'terminate', 'not instantiated');
  return start(engine, ns, 'terminate', { lcmOperationType: 'terminate', nsInstanceId: ns.id, ...body });
}

function start(engine: Engine, ns: NsRecord, type: OperationType, params: JsonObject): OperationRecord {
  const now = engine.clock.now();
  const operation: OperationRecord = {
    id: randomUUID(),
    nsId: ns.id,
    type,
    params,
    startTime: now,
    meta: { ...ns.meta, created: now, modified: now },
    state: 'PROCESSING',
    statusEnteredTime: now,
    queuePosition: null,
    stage: null,
    errorMessage: null,
  };
  engine.store.operations.set(operation.id, operation);
  engine.lcm.start(operation);
  return operation;
}

/** Primitives that every KDU has; any other must be in the VNFD. */
const kduPrimitives: readonly string[] = ['upgrade', 'rollback', 'status'];

function checkTarget({ store }: Engine, ns: NsRecord, action: NsAction): void {
  const { primitive, kdu_name: kduName } = action;
  const member = action.member_vnf_index ?? action.vnf_member_index;
  if (member === undefined) {
    throw badRequest(`Missing action parameter 'member_vnf_index' for default KDU primitive '${primitive}'`);
  }
  const vnfs = [...store.vnfInstances.values()].filter((vnf) => vnf.nsId === ns.id);
  const vnf = vnfs.find((candidate) => candidate.memberVnfIndex === member);
  if (vnf === undefined) {
    throw badRequest(`Invalid parameter member_vnf_index='${member}' is not one of the nsd:constituent-vnfd`);
  }
  const kdu = objectsOf(vnf.vnfd.descriptor['kdu']).find((candidate) => candidate['name'] === kduName);
  if (kduName !== undefined && kdu === undefined) {
    throw badRequest(`Invalid parameter kdu_name='${kduName}' not present at vnfd:kdu:name`);
  }
  if (kdu === undefined || !kduPrimitives.includes(primitive)) {
    throw badRequest(`Invalid primitive '${primitive}' is not present at vnfd/nsd`);
  }
}

function wrongState(ns: NsRecord, operation: OperationType, state: string) {
  return conflict(`ns_instance '${ns.id}' cannot be '${operation}' because it is ${state}`);
}
