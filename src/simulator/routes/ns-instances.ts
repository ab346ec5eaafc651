import { deletable, readable, type Session, writable } from '../access/session.js';
import { nsDocument } from '../documents/ns-instance.js';
import type { Engine } from '../engine.js';
import { type Answer, data, noContent } from '../http/answer.js';
import { conflict } from '../http/nbi-error.js';
import type { Call, Route } from '../http/router.js';
import { createNsInstance } from '../ns/create.js';
import { startAction, startInstantiation, startTermination } from '../ns/start.js';
import type { NsRecord } from '../store/records.js';
import { removeNsInstance } from '../store/store.js';
import { inputOf } from './input.js';
import { listAnswer } from './list.js';
import { checkQuota } from './quota.js';

const path = 'nslcm/v1/ns_instances';
const shortPath = 'nslcm/v1/ns_instances_content';
const permission = 'ns_instances';

export function nsInstanceRoutes(engine: Engine): readonly Route[] {
  const { store } = engine;
  const all = () => store.nsInstances.values();
  const own = ({ session, id }: Call) => writable(session, store.nsInstances.get(id), 'nsr', id);
  const onBothPaths: readonly Route[] = [path, shortPath].flatMap((base): Route[] => [
    { method: 'GET', path: base, permission, handle: (call) => listAnswer(call, all(), nsDocument) },
    {
      method: 'GET',
      path: `${base}/:id`,
      permission,
      handle: ({ session, id }) =>
        data(200, nsDocument(readable(session, store.nsInstances.get(id), 'nsr', id))),
    },
  ]);
  return [
    ...onBothPaths,
    {
      method: 'POST',
      path,
      permission,
      handle: (call) => {
        const { id } = create(engine, call);
        return data(201, { id }, { Location: `/osm/${path}/${id}` });
      },
    },
    {
      method: 'POST',
      path: shortPath,
      permission,
      handle: (call) => {
        const ns = create(engine, call);
        const operation = startInstantiation(engine, ns, { ...inputOf(call), nsr_id: ns.id });
        const body = { id: ns.id, nslcmop_id: operation.id };
        return data(201, body, { Location: `/osm/${shortPath}/${ns.id}` });
      },
    },
    {
      method: 'POST',
      path: `${path}/:id/instantiate`,
      permission,
      handle: (call) => accepted(startInstantiation(engine, own(call), inputOf(call)).id),
    },
    {
      method: 'POST',
      path: `${path}/:id/action`,
      permission,
      handle: (call) => accepted(startAction(engine, own(call), inputOf(call)).id),
    },
    {
      method: 'POST',
      path: `${path}/:id/terminate`,
      permission,
      handle: (call) => terminate(engine, own(call), call),
    },
    { method: 'DELETE', path: `${path}/:id`, permission, handle: (call) => removeRecord(engine, call) },
    { method: 'DELETE', path: `${shortPath}/:id`, permission, handle: (call) => remove(engine, call) },
  ];
}

function create(engine: Engine, call: Call): NsRecord {
  const { store } = engine;
  checkQuota(store, call.session, 'ns_instances', store.nsInstances.values(), 401);
  return createNsInstance(engine, call.session, inputOf(call));
}

function accepted(id: string): Answer {
  return data(202, { id }, { Location: `/osm/nslcm/v1/ns_lcm_op_occs/${id}` });
}

/** With `autoremove` there is nothing to do for an instance that is not instantiated, and nothing is removed. */
function terminate(engine: Engine, ns: NsRecord, call: Call): Answer {
  const body = inputOf(call);
  if (ns.adminState === 'NOT_INSTANTIATED' && body['autoremove'] === true) return data(202, { id: null });
  return accepted(startTermination(engine, ns, body).id);
}

/** Removes the record, which must not stand for anything that runs. */
function removeRecord({ store }: Engine, { session, id }: Call): Answer {
  const ns = ownedBy(session, store.nsInstances.get(id), id);
  if (ns.adminState === 'INSTANTIATED' && !session.force) {
    throw conflict(
      `nsr '${id}' cannot be deleted because it is in 'INSTANTIATED' state. Launch 'terminate' operation first`,
    );
  }
  removeNsInstance(store, id);
  return noContent();
}

/** Terminates what is instantiated and removes it then; removes anything else, or everything by force, at once. */
function remove(engine: Engine, call: Call): Answer {
  const { session, id } = call;
  const ns = ownedBy(session, engine.store.nsInstances.get(id), id);
  if (ns.adminState === 'NOT_INSTANTIATED' || session.force) {
    removeNsInstance(engine.store, id);
    return noContent();
  }
  const operation = startTermination(engine, ns, { autoremove: true, ...inputOf(call, 'yaml') });
  return data(202, { _id: operation.id });
}

function ownedBy(session: Session, ns: NsRecord | undefined, id: string): NsRecord {
  return deletable(session, ns, 'nsr', id);
}
