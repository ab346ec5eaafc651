import { z } from 'zod';
import { unless } from './failure/unless.js';
import type { Requester } from './http/requester.js';
import { type UnreadRecord, unreadRecord } from './lookup/collection.js';
import { jsonObject } from './records/scalars.js';

/** What else OSM keeps, that no resource is for: how people call one of them, and where OSM lists them. */
export const otherKinds = {
  'network slice instance': 'nsilcm/v1/netslice_instances',
  'network slice template': 'nst/v1/netslice_templates',
  'physical deployment unit (PDU)': 'pdu/v1/pdu_descriptors',
  'WIM account': 'admin/v1/wim_accounts',
  'SDN controller': 'admin/v1/sdns',
} as const;

export type OtherKind = keyof typeof otherKinds;

/** A look at what no resource is for. */
export interface OtherApi {
  /** All of a kind. None if this release of OSM knows no such kind; `undefined` if the user may not see them. */
  list(kind: OtherKind): Promise<readonly UnreadRecord[] | undefined>;
}

export function createOthers(request: Requester): OtherApi {
  return {
    list: async (kind) => {
      const asked = request({ method: 'GET', path: otherKinds[kind], idempotent: true }, z.array(jsonObject));
      // OSM says 405 of a path that it does not know.
      const known = unless(['nbi-not-found', 'nbi-rejected'], asked).then((records) => records ?? []);
      const records = await unless(['nbi-forbidden'], known);
      return records?.map((record) => unreadRecord(record, 'name' in record ? 'name' : 'id'));
    },
  };
}
