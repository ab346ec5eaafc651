import { createAccount } from './account/create.js';
import { deleteAccount } from './account/delete.js';
import { importAccount } from './account/import.js';
import { accountNaming } from './account/naming.js';
import { planAccount } from './account/plan.js';
import { readAccount } from './account/read.js';
import { updateAccount } from './account/update.js';
import { defineOsmResource } from './define.js';
import { attributes, type K8sRepoAttributes } from './k8s-repo/attributes.js';
import { k8sRepoType as type } from './k8s-repo/type.js';

/** `osm_k8s_repo`: a repository of charts that OSM's Kubernetes clusters know. */
export const k8sRepo = defineOsmResource<K8sRepoAttributes>(
  {
    type: 'osm_k8s_repo',
    version: 0,
    description:
      'A repository of Helm charts or Juju bundles, which all Kubernetes clusters of OSM are told. OSM cannot change one: every change replaces it.',
    attributes,
    plan: (request, context) => planAccount(type, request, context),
    create: (request, context) => createAccount(type, request, context),
    read: (request, context) => readAccount(type, request, context),
    update: (request, context) => updateAccount(type, request, context),
    delete: (request, context) => deleteAccount(type, request, context),
    import: (id, context) => importAccount(type, id, context),
  },
  accountNaming(type.noun),
);
