import type { K8sRepo } from '../../nbi/index.js';
import type { AccountType } from '../account/type.js';
import type { K8sRepoPlanned, K8sRepoState } from './attributes.js';

/** What the resource of chart repositories says of them. */
export const k8sRepoType: AccountType<K8sRepoState, K8sRepoPlanned, K8sRepo> = {
  noun: 'repository',
  api: (nbi) => nbi.k8sRepos,
  mendable: false,
  refreshed: async (state, record) => ({
    ...state,
    name: record.name,
    type: record.type === 'juju-bundle' ? 'juju-bundle' : 'helm-chart',
    url: record.url ?? '',
    description: record.description ?? null,
  }),
  resolved: async (config) => config,
  fields: ({ name, type, url, description }) => ({ name, type, url, description }),
  plan: (planned) => ({ planned, replace: [] }),
  mismatch: ({ type, url, description }, record) => {
    if (typeof type === 'string' && type !== record.type) return 'type';
    if (typeof url === 'string' && url !== record.url) return 'url';
    return typeof description !== 'symbol' && description !== (record.description ?? null)
      ? 'description'
      : undefined;
  },
  blank: (id) => ({ name: '', type: 'helm-chart', url: '', description: null, id, status: null }),
};
