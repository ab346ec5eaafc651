import { z } from 'zod';
import { line, mostOfMessage } from '../../../base/text/index.js';
import type { BegunObject } from '../types.js';

/** So many are told of at most: whoever is to deal with them sees all of them with `osmops begun`. */
const most = 100;

export const begunSchema = z.object({
  address: z.string().meta({ examples: ['osm_ns_instance.ldap'] }),
  name: z.string().meta({ description: "OSM's name of it." }),
  ids: z.array(z.string()).meta({ description: "OSM's ids of what it is, or may be." }),
  reason: z.string().meta({ description: 'What becomes of it, or why a person has to deal with it.' }),
});

export type BegunView = z.infer<typeof begunSchema>;

export function begunView(begun: readonly BegunObject[]): BegunView[] {
  return begun.slice(0, most).map(({ address, name, ids, reason }) => ({
    ...{ address: line(address), name: line(name) },
    ids: ids.slice(0, most).map((id) => line(id)),
    reason: line(reason, mostOfMessage),
  }));
}

/** One of them in words: `osm_ns_instance.ldap (1234): recovered`. */
export function describeBegun({ address, ids, reason }: BegunView): string {
  return `${address} (${ids.join(', ')}): ${reason}`;
}
