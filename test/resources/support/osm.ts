import { type Clock, openNbi } from '../../../provider/nbi/index.js';
import type { Osm, Settings } from '../../../provider/osm.js';
import type { Context } from '../../../provider/plugin/definition/index.js';
import type { NsInstanceState } from '../../../provider/resources/ns-instance/attributes.js';
import { type Openldap, openOpenldap } from '../../simulator/openldap.js';

/** A simulated OSM with the packages of openldap, and what the resources need to work with it. */
export interface TestOsm extends Openldap {
  readonly osm: Osm;
  /** The context of a call: all of a test are of one session unless another one is given. */
  context(parts?: Partial<Context<Osm>>): Context<Osm>;
  close(): Promise<void>;
}

/** @param clock Of the client; the machine's unless given. */
export async function openTestOsm(settings: Partial<Settings> = {}, clock?: Clock): Promise<TestOsm> {
  const user = 'operator';
  const openldap = await openOpenldap({
    operationSeconds: 0.02,
    // A second login of the same user would be held back.
    seed: {
      vimAccounts: ['mylocation1'],
      users: [{ name: user, password: user, roles: { admin: 'system_admin' } }],
    },
  });
  const hostname = `127.0.0.1:${openldap.port}`;
  const connection = { hostname, project: 'admin', user, password: user, tls: false };
  const nbi = await openNbi(connection, clock === undefined ? {} : { clock });
  const osm: Osm = {
    nbi,
    settings: {
      relativePaths: true,
      secretsMayAppear: true,
      adoptExisting: true,
      onKeyRemoval: 'error',
      timeoutMs: 10_000,
      ...settings,
    },
  };
  const usual: Context<Osm> = {
    client: osm,
    session: {},
    labels: {},
    signal: new AbortController().signal,
    log: () => undefined,
  };
  return {
    ...openldap,
    osm,
    context: (parts = {}) => ({ ...usual, ...parts }),
    close: async () => {
      await nbi.close();
      await openldap.simulator.close();
    },
  };
}

/** One KDU of the member VNF `openldap`, as `vnfs` declares it. */
export function kdu(params: object | null, { name = 'ldap', namespace = null as string | null } = {}) {
  return {
    name,
    model: null,
    namespace,
    deployment_name: null,
    params: params === null ? null : JSON.stringify(params),
  };
}

/** The configuration of the NS instance `ldap`, in which the provider has set nothing yet. */
export function declared(...kdus: ReturnType<typeof kdu>[]): NsInstanceState {
  return {
    name: 'ldap',
    description: null,
    nsd_name: 'openldap_ns',
    vim_account_name: 'mylocation1',
    params: null,
    vnfs:
      kdus.length === 0
        ? null
        : [{ member_vnf_index: 'openldap', vim_account_name: null, params: null, kdus }],
    networks: null,
    ssh_keys: null,
    instantiation: null,
    wait_for: null,
    on_key_removal: null,
    deletion_policy: null,
    timeouts: null,
    id: null,
    nsd_id: null,
    vim_account_id: null,
    status: null,
    adopted: null,
  };
}
