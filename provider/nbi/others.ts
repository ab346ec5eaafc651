import { z } from 'zod';
import { unless } from './failure/unless.js';
import type { Requester } from './http/requester.js';
import { type UnreadRecord, unreadRecord } from './lookup/collection.js';
import { jsonObject } from './records/scalars.js';

/** A kind of what else OSM keeps, that no resource is for. */
export interface OtherKind {
  /** As people call one of them. */
  readonly noun: string;
  /** Where OSM lists them. */
  readonly path: string;
}

export const otherKinds: readonly OtherKind[] = [
  { noun: 'network slice instance', path: 'nsilcm/v1/netslice_instances' },
  { noun: 'network slice template', path: 'nst/v1/netslice_templates' },
  { noun: 'physical deployment unit (PDU)', path: 'pdu/v1/pdu_descriptors' },
  { noun: 'WIM account', path: 'admin/v1/wim_accounts' },
  { noun: 'SDN controller', path: 'admin/v1/sdns' },
];

/** A look at what no resource is for. */
export interface OtherApi {
  /** All of a kind. None if this release of OSM knows no such kind; `undefined` if the user may not see them. */
  list(kind: OtherKind): Promise<readonly UnreadRecord[] | undefined>;
}

export function createOthers(request: Requester): OtherApi {
  return {
    list: async ({ path }) => {
      const asked = request({ method: 'GET', path, idempotent: true }, z.array(jsonObject));
      // OSM says 405 of a path that it does not know.
      const known = unless(['nbi-not-found', 'nbi-rejected'], asked).then((records) => records ?? []);
      const records = await unless(['nbi-forbidden'], known);
      return records?.map((record) => unreadRecord(record, 'name' in record ? 'name' : 'id'));
    },
  };
}
