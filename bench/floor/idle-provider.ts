import { randomUUID } from 'node:crypto';
import { defineResource, serve } from '../../provider/plugin/index.js';
import { attributes, type NsInstanceAttributes } from '../../provider/resources/ns-instance/attributes.js';

/** `osm_ns_instance` with no OSM behind it: all attributes of the real one, and nothing done for them. */
const nsInstance = defineResource<NsInstanceAttributes, undefined>({
  type: 'osm_ns_instance',
  version: 0,
  description: 'Does nothing.',
  attributes,
  create: async ({ config }) => {
    const ids = { id: randomUUID(), nsd_id: randomUUID(), vim_account_id: randomUUID() };
    return { state: { ...config, ...ids, status: 'READY', adopted: false } };
  },
  read: async ({ state }) => ({ state }),
  update: async ({ config, prior: { id, nsd_id, vim_account_id, status, adopted } }) => ({
    state: { ...config, id, nsd_id, vim_account_id, status, adopted },
  }),
  delete: async () => [],
  import: () => Promise.reject(new Error('there is nothing to import')),
});

await serve(async () => ({
  source: 'osmops/osm',
  version: '0.0.0',
  description: 'Does nothing.',
  attributes: {},
  resources: [nsInstance],
  dataSources: [],
  configure: async () => undefined,
  explain: (error) => ({ summary: String(error), detail: '' }),
}));
