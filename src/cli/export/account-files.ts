import type { JsonObject } from '../../../provider/json/index.js';
import { parseJsonObject } from '../../../provider/resources/json-object-text.js';
import type { K8sClusterState } from '../../../provider/resources/k8s-cluster/attributes.js';
import type { K8sRepoState } from '../../../provider/resources/k8s-repo/attributes.js';
import type { VimAccountState } from '../../../provider/resources/vim-account/attributes.js';
import { given } from './given.js';

/** What the file of a VIM account says. */
export function vimAccountFile(state: VimAccountState): JsonObject {
  const { name, vim_type, vim_url, vim_user, vim_tenant_name, description, config, password_env } = state;
  return given({
    kind: 'VimAccount',
    name,
    description,
    type: vim_type,
    url: vim_url,
    user: vim_user,
    tenant: vim_tenant_name,
    config: config === null ? null : parseJsonObject(config),
    passwordEnv: password_env,
  });
}

/** What the file of a Kubernetes cluster says. A network may be null: that is not the same as left out. */
export function k8sClusterFile(state: K8sClusterState): JsonObject {
  const { name, description, vim_account_name, k8s_version, nets, namespace, credentials_env } = state;
  return given({
    kind: 'K8sCluster',
    name,
    description,
    vimAccountName: vim_account_name,
    k8sVersion: k8s_version,
    nets,
    namespace,
    credentialsEnv: credentials_env,
  });
}

/** What the file of a chart repository says. */
export function helmRepositoryFile({ name, description, type, url }: K8sRepoState): JsonObject {
  return given({
    kind: 'HelmRepository',
    name,
    description,
    ...(type !== 'helm-chart' && { type }),
    url,
  });
}
