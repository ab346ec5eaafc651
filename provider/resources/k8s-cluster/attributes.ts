import { z } from 'zod';
import { computed, optional, type PlannedOf, required, type StateOf } from '../../plugin/definition/index.js';
import { computedAttributes, nameAttribute, secretAttributes } from '../account/attributes.js';
import { osmDescription, osmName, osmText } from '../osm-text.js';

const credentials = secretAttributes('the kubeconfig of the cluster (YAML or JSON)');

const nets = z
  .record(z.string(), osmName.nullable())
  .refine((value) => Object.keys(value).length > 0, 'must name at least one network');

/** The schema of `osm_k8s_cluster`. */
export const attributes = {
  name: nameAttribute('cluster'),
  vim_account_name: required(z.string().min(1), {
    description: 'Name of the VIM account that the cluster belongs to.',
  }),
  k8s_version: required(osmText, { description: 'Version of Kubernetes, such as `1.28`.' }),
  nets: required(nets, {
    description:
      "The cluster's networks: names of networks of the VIM, or null, by the name that the cluster has for each.",
  }),
  namespace: optional(osmName, {
    description: 'Namespace in which OSM installs its own services. Taking it away replaces the cluster.',
  }),
  description: optional(osmDescription, { description: 'Description.' }),
  credentials_env: credentials.env,
  credentials_file: credentials.file,
  secret_version: credentials.version,
  ...computedAttributes('cluster'),
  vim_account_id: computed(z.string(), { description: "OSM's id of the VIM account." }),
};

export type K8sClusterAttributes = typeof attributes;
export type K8sClusterState = StateOf<K8sClusterAttributes>;
export type K8sClusterPlanned = PlannedOf<K8sClusterAttributes>;
