import type { K8sCluster } from '../../nbi/index.js';
import type { AccountType } from '../account/type.js';
import { findVimAccount } from '../vim-account/find.js';
import type { K8sClusterPlanned, K8sClusterState } from './attributes.js';
import { parseCredentials } from './credentials.js';
import { planCluster } from './plan.js';

/** What the resource of Kubernetes clusters says of them. */
export const k8sClusterType: AccountType<K8sClusterState, K8sClusterPlanned, K8sCluster> = {
  noun: 'Kubernetes cluster',
  api: (nbi) => nbi.k8sClusters,
  mendable: false,
  secret: {
    name: 'credentials',
    of: referenceIn,
    planned: referenceIn,
    parse: parseCredentials,
  },
  refreshed: async (state, record, { nbi }) => {
    const id = record.vimAccountId ?? '';
    // By its name, since the account may be another one of the same name by now.
    const named = await nbi.vimAccounts.findByName(state.vim_account_name);
    const account = named?.id === id ? named : await nbi.vimAccounts.get(id);
    return {
      ...state,
      name: record.name,
      vim_account_id: id,
      vim_account_name: account?.name ?? id,
      k8s_version: record.k8sVersion ?? '',
      nets: { ...record.nets },
      namespace: record.namespace ?? null,
      description: record.description ?? null,
    };
  },
  resolved: async (config, prior, context) => {
    const { vim_account_name } = config;
    const isMoved = prior?.vim_account_name !== vim_account_name;
    const vim_account_id = isMoved
      ? (await findVimAccount(context, vim_account_name)).id
      : prior.vim_account_id;
    return { ...config, vim_account_id };
  },
  fields: ({ name, vim_account_id, k8s_version, nets, namespace, description }) => ({
    name,
    vim_account: vim_account_id,
    k8s_version,
    nets,
    namespace,
    description,
  }),
  plan: planCluster,
  mismatch: () => undefined,
  blank: (id, { env, file, version }) => ({
    name: '',
    vim_account_name: '',
    vim_account_id: null,
    k8s_version: '',
    nets: {},
    namespace: null,
    description: null,
    credentials_env: env,
    credentials_file: file,
    secret_version: version,
    id,
    status: null,
  }),
};

function referenceIn<E, F, V>(attributes: { credentials_env: E; credentials_file: F; secret_version: V }) {
  const { credentials_env: env, credentials_file: file, secret_version: version } = attributes;
  return { env, file, version };
}
