import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createSimulator, type Simulator } from '../../../src/simulator/index.js';
import { type Client, openClient } from '../../simulator/client.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** What nobody may find in a file that an export writes. */
export const canaries = {
  vimPassword: 'VIM-PASSWORD-CANARY',
  vimToken: 'VIM-TOKEN-CANARY',
  clusterKey: 'CLUSTER-KEY-CANARY',
};

/** A simulated OSM that somebody has used without Terraform. */
export interface RunningOsm {
  readonly simulator: Simulator;
  readonly client: Client;
  readonly connectionFile: string;
  /** The accounts `mylocation1` of the simulator, and `edge`, by their ids. */
  readonly vims: { readonly mylocation1: string; readonly edge: string };
  /** Creates an NS instance of an NSD, with parameters by KDU; its id. */
  instantiate(
    name: string,
    kdus?: Readonly<Record<string, object>>,
    options?: InstanceOptions,
  ): Promise<string>;
  /** Upgrades a KDU of an instance as somebody else. */
  upgrade(instance: string, kdu: string, parameters: object): Promise<void>;
  close(): Promise<void>;
}

export interface InstanceOptions {
  readonly vim?: keyof RunningOsm['vims'];
  /** `one` KDU, `ldap`, or `two`, `ldap` and `backup`. */
  readonly kdus?: 'one' | 'two';
  /** Further keys of the instantiation. */
  readonly further?: object;
}

const example = (path: string) => readFile(resolve('examples/openldap/deploy/osm-pkgs', path), 'utf8');

/** Opens one with two VIM accounts with a cluster each, a chart repository, and two KNFs with an NSD each. */
export async function openRunningOsm(): Promise<RunningOsm> {
  // A user of its own for osmops: OSM holds back a second login of the same one.
  const users = [{ name: 'operator', password: 'operator', roles: { admin: 'system_admin' } }];
  const simulator = createSimulator({
    operationSeconds: 0.02,
    seed: { vimAccounts: ['mylocation1'], users },
  });
  const { port } = await simulator.listen();
  const client = await openClient(port);
  const [seeded] = await client.list('admin/v1/vim_accounts');
  const edge = await client.create('admin/v1/vim_accounts', {
    name: 'edge',
    vim_type: 'openstack',
    vim_url: 'https://127.0.0.1:5000/v3',
    vim_user: 'operator',
    vim_password: canaries.vimPassword,
    vim_tenant_name: 'tenant: 1',
    description: 'yes',
    config: { use_floating_ip: true, api_token: canaries.vimToken, keypair: '0123' },
  });
  await client.create('admin/v1/k8sclusters', {
    name: 'edge cluster',
    vim_account: edge,
    k8s_version: '1.20',
    nets: { 'net-1': 'external', internal: null },
    namespace: 'osm',
    credentials: {
      apiVersion: 'v1',
      users: [{ name: 'u', user: { 'client-key-data': canaries.clusterKey } }],
    },
  });
  await client.create('admin/v1/k8srepos', {
    name: 'charts',
    type: 'helm-chart',
    url: 'https://127.0.0.1/charts',
    description: 'Charts',
  });
  const vnfd = await example('openldap_knf/openldap_vnfd.yaml');
  const nsd = await example('openldap_ns/openldap_nsd.yaml');
  const nsds = { one: '', two: '' };
  for (const kdus of ['one', 'two'] as const) {
    const [knfId, nsId] = kdus === 'one' ? ['openldap_knf', 'openldap_ns'] : ['two_knf', 'two_ns'];
    const more = kdus === 'one' ? '' : '    - name: backup\n      helm-chart: stable/backup\n';
    await client.upload('vnfpkgm/v1/vnf_packages_content', {
      [`${knfId}/vnfd.yaml`]: vnfd.replaceAll('openldap_knf', knfId) + more,
      [`${knfId}/charts/README.md`]: '# Größe\n',
    });
    nsds[kdus] = await client.upload('nsd/v1/ns_descriptors_content', {
      './nsd.yaml': nsd.replaceAll('openldap_knf', knfId).replaceAll('openldap_ns', nsId),
    });
  }
  await simulator.world.settled();
  const vims = { mylocation1: String(seeded?.['_id']), edge };
  const connectionFile = join(await temporaryFolder(), 'connection.yaml');
  await writeFile(
    connectionFile,
    `hostname: 127.0.0.1:${port}\nproject: admin\nuser: operator\npassword: operator\ntls: false\n`,
  );
  return {
    simulator,
    client,
    connectionFile,
    vims,
    instantiate: (name, kdus = {}, { vim = 'mylocation1', kdus: of = 'one', further = {} } = {}) =>
      client.create('nslcm/v1/ns_instances_content', {
        nsName: name,
        nsdId: nsds[of],
        vimAccountId: vims[vim],
        ...(Object.keys(kdus).length > 0 && { additionalParamsForVnf: [forKdus(kdus)] }),
        ...further,
      }),
    upgrade: async (instance, kdu, parameters) => {
      await client.create(`nslcm/v1/ns_instances/${instance}/action`, {
        member_vnf_index: 'openldap',
        kdu_name: kdu,
        primitive: 'upgrade',
        primitive_params: parameters,
      });
      await simulator.world.settled();
    },
    close: () => simulator.close(),
  };
}

function forKdus(kdus: Readonly<Record<string, object>>) {
  return {
    'member-vnf-index': 'openldap',
    additionalParamsForKdu: Object.entries(kdus).map(([kdu_name, additionalParams]) => ({
      kdu_name,
      additionalParams,
    })),
  };
}
