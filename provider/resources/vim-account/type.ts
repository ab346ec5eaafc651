import type { VimAccount } from '../../nbi/index.js';
import type { AccountType } from '../account/type.js';
import { parseJsonObject } from '../json-object-text.js';
import type { VimAccountPlanned, VimAccountState } from './attributes.js';
import { configTextOf } from './config-text.js';

/** What the resource of VIM accounts says of them. */
export const vimAccountType: AccountType<VimAccountState, VimAccountPlanned, VimAccount> = {
  noun: 'VIM account',
  api: (nbi) => nbi.vimAccounts,
  mendable: true,
  secret: {
    name: 'password',
    of: referenceIn,
    planned: referenceIn,
    parse: (text) => ({ field: 'vim_password', value: text, texts: [text] }),
  },
  refreshed: async (state, record) => ({
    ...state,
    name: record.name,
    vim_type: record.vimType ?? '',
    vim_url: record.vimUrl ?? '',
    vim_user: record.vimUser ?? '',
    vim_tenant_name: record.vimTenantName ?? '',
    description: record.description ?? null,
    config: configTextOf(record.config, state.config),
  }),
  resolved: async (config, prior) =>
    prior?.config && config.config !== null
      ? { ...config, config: configTextOf(parseJsonObject(config.config), prior.config) }
      : config,
  fields: ({ name, vim_type, vim_url, vim_user, vim_tenant_name, description, config }) => ({
    name,
    vim_type,
    vim_url,
    vim_user,
    vim_tenant_name,
    description,
    config: config === null ? null : parseJsonObject(config),
  }),
  plan: (planned, prior) => {
    const { config } = planned;
    const isSame =
      typeof config === 'string' &&
      prior.config !== null &&
      configTextOf(parseJsonObject(config), prior.config) === prior.config;
    return { planned: isSame ? { ...planned, config: prior.config } : planned, replace: [] };
  },
  mismatch: ({ vim_type }, record) =>
    typeof vim_type === 'string' && vim_type !== record.vimType ? 'vim_type' : undefined,
  blank: (id, { env, file, version }) => ({
    name: '',
    vim_type: '',
    vim_url: '',
    vim_user: '',
    vim_tenant_name: '',
    description: null,
    config: null,
    password_env: env,
    password_file: file,
    secret_version: version,
    id,
    status: null,
  }),
};

function referenceIn<E, F, V>(attributes: { password_env: E; password_file: F; secret_version: V }) {
  const { password_env: env, password_file: file, secret_version: version } = attributes;
  return { env, file, version };
}
