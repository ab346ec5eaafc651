import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { version } from '../../provider/version.js';
import { synthesize } from '../../src/constructs/index.js';
import type { NsInstanceDeclaration, PackageDeclaration } from '../../src/repository/index.js';
import {
  at,
  deploymentOf,
  helmRepository,
  instance,
  k8sCluster,
  nsPackage,
  references,
  resourcesOf,
  vimAccount,
  vnfPackage,
} from './support/declarations.js';

const block = z.record(z.string(), z.record(z.string(), z.unknown()));
const configuration = z.object({
  provider: z.object({ osm: z.array(z.record(z.string(), z.unknown())) }),
  resource: z.record(z.string(), block),
  terraform: z.object({
    required_providers: z.object({ osm: z.object({ source: z.string(), version: z.string() }) }),
    backend: z.object({ local: z.strictObject({}) }),
  }),
});

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osmops-stack-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function synthesized(packages: PackageDeclaration[], nsInstances: NsInstanceDeclaration[]) {
  const deployment = deploymentOf({ packages, nsInstances });
  const stack = synthesize(deployment, folder, {
    backend: { type: 'local', config: {} },
    pathsFrom: '/repo/deploy',
  });
  return configuration.parse(JSON.parse(await readFile(join(stack, 'cdk.tf.json'), 'utf8')));
}

describe('the stack of a deployment', () => {
  test('declares the provider without adoption: what OSM has already becomes an import, which the plan shows', async () => {
    const { provider, terraform } = await synthesized([], [instance('ldap', 'elsewhere')]);
    expect(provider.osm).toEqual([{ connection_file: '/secrets/osm.yaml' }]);
    expect(terraform.required_providers.osm).toEqual({ source: 'osmops/osm', version });
    expect(terraform.backend.local).toEqual({});
  });

  test('orders VNF packages, NS packages and instances by what needs what', async () => {
    const packages = [nsPackage('openldap_ns', ['openldap_knf', 'elsewhere']), vnfPackage('openldap_knf')];
    const { resource } = await synthesized(packages, [instance('ldap', 'openldap_ns')]);
    expect(resource['osm_ns_package']?.['openldap_ns']?.['depends_on']).toEqual([
      'osm_vnf_package.openldap_knf',
    ]);
    expect(resource['osm_ns_instance']?.['ldap']?.['depends_on']).toEqual(['osm_ns_package.openldap_ns']);
    expect(resource['osm_vnf_package']?.['openldap_knf']).toMatchObject({
      source: '../osm-pkgs/openldap_knf',
    });
  });

  test('writes parameters as one JSON text without an expression in it', async () => {
    const { resource } = await synthesized([], [instance('ldap', 'elsewhere')]);
    expect(resource['osm_ns_instance']?.['ldap']).toMatchObject({
      name: 'ldap',
      nsd_name: 'elsewhere',
      vim_account_name: 'mylocation1',
      vnfs: [
        {
          member_vnf_index: 'openldap',
          kdus: [{ name: 'ldap', params: '{"price":"5 \\u0024{usd}"}' }],
        },
      ],
    });
  });

  test('keeps the state in any backend, whose settings are texts and no expressions', async () => {
    const deployment = deploymentOf({ packages: [], nsInstances: [] });
    const config = { schema_name: 'a ${b}', workspaces: { tags: ['x'] } };
    const stack = synthesize(deployment, folder, { backend: { type: 'pg', config } });
    const { terraform } = JSON.parse(await readFile(join(stack, 'cdk.tf.json'), 'utf8'));
    expect(terraform.backend).toEqual({
      pg: { schema_name: 'a ${"$"}{b}', workspaces: { tags: ['x'] } },
    });
  });

  test('takes text for text, CDKTF tokens included', async () => {
    const { resource } = await synthesized([], [instance('a ${TfToken[TOKEN.1]}', 'elsewhere')]);
    const [declared] = Object.values(resource['osm_ns_instance'] ?? {});
    expect(declared?.['name']).toBe('a ${"$"}{TfToken[TOKEN.1]}');
  });

  test('gives one name in two kinds, and names that differ in their signs, addresses of their own', async () => {
    const packages = [vnfPackage('ldap'), nsPackage('ldap', ['ldap'])];
    const instances = ['ldap', 'Ldap', 'l dap', 'l/dap', 'l_dap', 'é'].map((name) => instance(name, 'ldap'));
    const { resource } = await synthesized(packages, instances);
    expect(Object.keys(resource['osm_ns_instance'] ?? {})).toHaveLength(instances.length);
    expect(resource['osm_vnf_package']).toHaveProperty('ldap');
    expect(resource['osm_ns_package']).toHaveProperty('ldap');
  });
});

describe('what is brought up first', () => {
  const vnfs = [{ ...at, memberVnfIndex: 'b', vimAccount: { ...at, name: 'edge' }, kdus: [] }];
  const resources = resourcesOf({
    packages: [vnfPackage('knf'), nsPackage('ns', ['knf'])],
    helmRepositories: [helmRepository('bitnami'), helmRepository('stable')],
    vimAccounts: [vimAccount('mylocation1'), vimAccount('edge'), vimAccount('other')],
    k8sClusters: [
      k8sCluster('c1'),
      k8sCluster('c2'),
      k8sCluster('c3', { vimAccountName: 'edge' }),
      k8sCluster('c4', { vimAccountName: 'other' }),
      k8sCluster('c5', { vimAccountName: 'in-osm' }),
    ],
    nsInstances: [
      instance('database', 'ns'),
      instance('ldap', 'ns', { vnfs, dependsOn: references('database') }),
      instance('elsewhere', 'in-osm', { vimAccountName: 'in-osm-too' }),
    ],
  });
  const dependencies = (type: string, name: string) => resources[type]?.[name]?.['depends_on'];
  const charts = ['osm_k8s_repo.bitnami', 'osm_k8s_repo.stable'];

  test('is nothing for chart repositories and VIM accounts', () => {
    expect(dependencies('osm_k8s_repo', 'bitnami')).toBeUndefined();
    expect(dependencies('osm_vim_account', 'edge')).toBeUndefined();
  });

  test('are the VIM account and the chart repositories for a cluster', () => {
    expect(dependencies('osm_k8s_cluster', 'c3')).toEqual(['osm_vim_account.edge', ...charts]);
    expect(dependencies('osm_k8s_cluster', 'c5')).toEqual(charts);
  });

  test('are NSD, accounts, the clusters at them, charts and other instances for an instance', () => {
    expect(dependencies('osm_ns_instance', 'ldap')).toEqual([
      'osm_ns_package.ns',
      'osm_vim_account.mylocation1',
      'osm_vim_account.edge',
      'osm_k8s_cluster.c1',
      'osm_k8s_cluster.c2',
      'osm_k8s_cluster.c3',
      ...charts,
      'osm_ns_instance.database',
    ]);
    expect(dependencies('osm_ns_instance', 'elsewhere')).toEqual(charts);
  });

  test('is waited for where it is an instance', () => {
    expect(resources['osm_ns_instance']?.['ldap']).toMatchObject({ wait_for: ['database'] });
    expect(resources['osm_ns_instance']?.['database']).not.toHaveProperty('wait_for');
  });
});

describe('the resources of a deployment', () => {
  test('are told everything that an instance declares', () => {
    const declared = instance('ldap', 'ns', {
      description: 'Demo',
      params: { domain: 'example.org' },
      vnfs: [
        {
          ...at,
          memberVnfIndex: '1',
          vimAccount: { ...at, name: 'edge' },
          params: { site: 'edge' },
          kdus: [
            { ...at, name: 'ldap', model: 'm', namespace: 'n', deploymentName: 'd', params: { a: null } },
          ],
        },
        { ...at, memberVnfIndex: '2', kdus: [] },
      ],
      networks: [
        { ...at, name: 'mgmt', vimNetworkName: 'ext' },
        { ...at, name: 'data', vimNetworkId: 'id' },
      ],
      sshKeys: ['key'],
      instantiation: { vnf: [] },
      deletionPolicy: 'orphan',
      timeouts: { create: '90m', update: undefined, delete: '1h' },
    });
    expect(resourcesOf({ nsInstances: [declared] })['osm_ns_instance']?.['ldap']).toEqual({
      '//': expect.anything(),
      name: 'ldap',
      description: 'Demo',
      nsd_name: 'ns',
      vim_account_name: 'mylocation1',
      params: '{"domain":"example.org"}',
      vnfs: [
        {
          member_vnf_index: '1',
          vim_account_name: 'edge',
          params: '{"site":"edge"}',
          kdus: [{ name: 'ldap', model: 'm', namespace: 'n', deployment_name: 'd', params: '{"a":null}' }],
        },
        { member_vnf_index: '2' },
      ],
      networks: [
        { name: 'mgmt', vim_network_name: 'ext' },
        { name: 'data', vim_network_id: 'id' },
      ],
      ssh_keys: ['key'],
      instantiation: '{"vnf":[]}',
      deletion_policy: 'orphan',
      timeouts: { create: '90m', delete: '1h' },
    });
  });

  test('are told everything that accounts declare, and only where secrets are', () => {
    const resources = resourcesOf({
      vimAccounts: [vimAccount('vim', { description: 'd', config: { a: [1] }, secretVersion: 2 })],
      k8sClusters: [
        k8sCluster('c', {
          nets: { mgmtNet: 'ext', none: null },
          namespace: 'osm',
          credentialsEnv: undefined,
          credentialsFile: '/repo/kubeconfig.yaml',
        }),
      ],
      helmRepositories: [helmRepository('charts', { description: 'd' })],
    });
    expect(resources).toEqual({
      osm_vim_account: {
        vim: {
          '//': expect.anything(),
          name: 'vim',
          vim_type: 'openstack',
          vim_url: 'http://vim',
          vim_user: 'osm',
          vim_tenant_name: 'osm',
          description: 'd',
          config: '{"a":[1]}',
          password_env: 'VIM',
          secret_version: 2,
        },
      },
      osm_k8s_cluster: {
        c: {
          '//': expect.anything(),
          depends_on: ['osm_k8s_repo.charts'],
          name: 'c',
          vim_account_name: 'mylocation1',
          k8s_version: '1.28',
          nets: { mgmtNet: 'ext', none: null },
          namespace: 'osm',
          credentials_file: '/repo/kubeconfig.yaml',
        },
      },
      osm_k8s_repo: {
        charts: {
          '//': expect.anything(),
          name: 'charts',
          type: 'helm-chart',
          url: 'https://charts',
          description: 'd',
        },
      },
    });
  });
});
