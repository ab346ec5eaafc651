import { z } from 'zod';
import { optional, type PlannedOf, required, type StateOf } from '../../plugin/definition/index.js';
import { computedAttributes, nameAttribute } from '../account/attributes.js';
import { osmAddress, osmDescription } from '../osm-text.js';

/** The schema of `osm_k8s_repo`. OSM changes nothing of a repository: whatever differs replaces it. */
export const attributes = {
  name: nameAttribute('repository'),
  type: required(z.enum(['helm-chart', 'juju-bundle']), {
    description: 'What the repository holds: `helm-chart` or `juju-bundle`.',
    forcesReplacement: true,
  }),
  url: required(osmAddress, {
    description: 'Address of the repository, with no password in it: OSM takes no login for one.',
    forcesReplacement: true,
  }),
  description: optional(osmDescription, { description: 'Description.', forcesReplacement: true }),
  ...computedAttributes('repository'),
};

export type K8sRepoAttributes = typeof attributes;
export type K8sRepoState = StateOf<K8sRepoAttributes>;
export type K8sRepoPlanned = PlannedOf<K8sRepoAttributes>;
