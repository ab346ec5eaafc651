import { readable } from '../access/session.js';
import { operationDocument } from '../documents/operation.js';
import { vnfDocument } from '../documents/vnf-instance.js';
import type { Engine } from '../engine.js';
import { data } from '../http/answer.js';
import type { Route } from '../http/router.js';
import { listAnswer } from './list.js';

/** What can only be read: the operations, and the VNF instances under their two names. */
export function readOnlyRoutes({ store }: Engine): readonly Route[] {
  const { operations, vnfInstances } = store;
  const path = 'nslcm/v1/ns_lcm_op_occs';
  const vnfRoutes = ['nslcm/v1/vnfrs', 'nslcm/v1/vnf_instances'].flatMap((base): Route[] => [
    {
      method: 'GET',
      path: base,
      permission: 'vnf_instances',
      handle: (call) => listAnswer(call, vnfInstances.values(), vnfDocument),
    },
    {
      method: 'GET',
      path: `${base}/:id`,
      permission: 'vnf_instances',
      handle: ({ session, id }) =>
        data(200, vnfDocument(readable(session, vnfInstances.get(id), 'vnfr', id))),
    },
  ]);
  return [
    {
      method: 'GET',
      path,
      permission: 'ns_instances',
      handle: (call) => listAnswer(call, operations.values(), operationDocument),
    },
    {
      method: 'GET',
      path: `${path}/:id`,
      permission: 'ns_instances',
      handle: ({ session, id }) =>
        data(200, operationDocument(readable(session, operations.get(id), 'nslcmop', id))),
    },
    ...vnfRoutes,
  ];
}
