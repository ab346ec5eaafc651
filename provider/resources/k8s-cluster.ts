import { createAccount } from './account/create.js';
import { deleteAccount } from './account/delete.js';
import { importAccount } from './account/import.js';
import { accountNaming } from './account/naming.js';
import { planAccount } from './account/plan.js';
import { readAccount } from './account/read.js';
import { updateAccount } from './account/update.js';
import { validateSecret } from './account/validate.js';
import { defineOsmResource } from './define.js';
import { attributes, type K8sClusterAttributes } from './k8s-cluster/attributes.js';
import { withVimAccount } from './k8s-cluster/plan.js';
import { k8sClusterType as type } from './k8s-cluster/type.js';

/** `osm_k8s_cluster`: a Kubernetes cluster that OSM runs KDUs in. */
export const k8sCluster = defineOsmResource<K8sClusterAttributes>(
  {
    type: 'osm_k8s_cluster',
    version: 0,
    description: 'A Kubernetes cluster at a VIM account, in which OSM runs the KDUs of NS instances.',
    attributes,
    validate: ({ credentials_env, credentials_file }) =>
      validateSecret('credentials', credentials_env, credentials_file),
    plan: async (request, context) => {
      const answer = await planAccount(type, request, context);
      return { ...answer, planned: await withVimAccount(answer.planned, context) };
    },
    create: (request, context) => createAccount(type, request, context),
    read: (request, context) => readAccount(type, request, context),
    update: (request, context) => updateAccount(type, request, context),
    delete: (request, context) => deleteAccount(type, request, context),
    import: (id, context) => importAccount(type, id, context),
  },
  accountNaming(type.noun),
);
