import { defineOsmResource } from './define.js';
import { attributes, type NsInstanceAttributes } from './ns-instance/attributes.js';
import { createNsInstance } from './ns-instance/create.js';
import { deleteNsInstance } from './ns-instance/delete.js';
import { importNsInstance } from './ns-instance/import.js';
import { planNsInstance } from './ns-instance/plan.js';
import { readNsInstance } from './ns-instance/read.js';
import { updateNsInstance } from './ns-instance/update.js';
import { validateNsInstance } from './ns-instance/validate.js';

/** `osm_ns_instance`: a network service that runs in OSM. */
export const nsInstance = defineOsmResource<NsInstanceAttributes>(
  {
    type: 'osm_ns_instance',
    version: 0,
    description:
      'A network service instance: a network service descriptor (NSD) brought to life at a VIM account. Its KDUs are upgraded in place when their parameters change.',
    attributes,
    validate: validateNsInstance,
    plan: planNsInstance,
    create: createNsInstance,
    read: readNsInstance,
    update: updateNsInstance,
    delete: deleteNsInstance,
    import: importNsInstance,
  },
  {
    noun: 'NS instance',
    idOf: ({ id }) => id,
    nameOf: ({ name }) => name,
    plannedNameOf: ({ name }) => name,
  },
);
