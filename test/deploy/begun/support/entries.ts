import type { Begun } from '../../../../src/deploy/begun/entry.js';
import type { State } from '../../../../src/terraform/index.js';

/** An NS instance that was begun. */
export function entry(name = 'a'): Begun {
  return {
    address: `osm_ns_instance.${name}`,
    type: 'osm_ns_instance',
    name,
    since: '2026-01-02T03:00:00.000Z',
  };
}

/** A state of NS instances with ids by address. */
export function stateOf(ids: Readonly<Record<string, string>>): State {
  return {
    values: Object.entries(ids).map(([address, id]) => ({
      address,
      mode: 'managed',
      type: 'osm_ns_instance',
      name: address.replace(/.*\./, ''),
      values: { id },
      tainted: false,
    })),
  };
}
