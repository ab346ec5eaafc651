import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { version } from '../../provider/version.js';
import { synthesize } from '../../src/constructs/index.js';
import type { Deployment, NsInstanceDeclaration, PackageDeclaration } from '../../src/repository/index.js';

const place = { file: 'x.osmops.yaml', line: 1, column: 1 };
const block = z.record(z.string(), z.record(z.string(), z.unknown()));
const configuration = z.object({
  provider: z.object({ osm: z.array(z.record(z.string(), z.unknown())) }),
  resource: z.record(z.string(), block),
  terraform: z.object({
    required_providers: z.object({ osm: z.object({ source: z.string(), version: z.string() }) }),
    backend: z.object({ local: z.object({ path: z.string() }) }),
  }),
});

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osmops-stack-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function vnfPackage(descriptorId: string): PackageDeclaration {
  return { kind: 'vnf', ...packageFolder(descriptorId), requiredVnfdIds: [], kdus: [] };
}

function packageFolder(descriptorId: string) {
  return {
    place,
    descriptorId,
    folder: `/repo/osm-pkgs/${descriptorId}`,
    relativeFolder: `osm-pkgs/${descriptorId}`,
  };
}

function nsPackage(descriptorId: string, requiredVnfdIds: string[]): PackageDeclaration {
  const folder = packageFolder(descriptorId);
  return { kind: 'ns', ...folder, requiredVnfdIds, members: [], virtualLinks: [] };
}

function instance(name: string, nsdName: string): NsInstanceDeclaration {
  const kdus = [{ place, name: 'ldap', params: { price: '5 ${usd}' } }];
  return {
    kind: 'NsInstance',
    place,
    name,
    nsdName,
    nsdPlace: place,
    vimAccountName: 'mylocation1',
    vimAccountPlace: place,
    vnfs: [{ place, memberVnfIndex: 'openldap', kdus }],
    networks: [],
    sshKeys: [],
    dependsOn: [],
  };
}

async function synthesized(packages: PackageDeclaration[], nsInstances: NsInstanceDeclaration[]) {
  const deployment: Deployment = {
    root: '/repo',
    configFile: '/repo/osm_ops_config.yaml',
    connectionFile: '/secrets/osm.yaml',
    packages,
    helmRepositories: [],
    vimAccounts: [],
    k8sClusters: [],
    nsInstances,
  };
  const stack = synthesize(deployment, folder, { stateFile: join(folder, 'terraform.tfstate') });
  return configuration.parse(JSON.parse(await readFile(join(stack, 'cdk.tf.json'), 'utf8')));
}

describe('the stack of a deployment', () => {
  test('declares the provider with adoption, as OSM Ops creates or updates', async () => {
    const { provider, terraform } = await synthesized([], [instance('ldap', 'elsewhere')]);
    expect(provider.osm).toEqual([{ adopt_existing: true, connection_file: '/secrets/osm.yaml' }]);
    expect(terraform.required_providers.osm).toEqual({ source: 'osmops/osm', version });
    expect(terraform.backend.local.path).toBe(join('..', '..', 'terraform.tfstate'));
  });

  test('orders VNF packages, NS packages and instances by what needs what', async () => {
    const packages = [nsPackage('openldap_ns', ['openldap_knf', 'elsewhere']), vnfPackage('openldap_knf')];
    const { resource } = await synthesized(packages, [instance('ldap', 'openldap_ns')]);
    expect(resource['osm_ns_package']?.['openldap_ns']?.['depends_on']).toEqual([
      'osm_vnf_package.openldap_knf',
    ]);
    expect(resource['osm_ns_instance']?.['ldap']?.['depends_on']).toEqual(['osm_ns_package.openldap_ns']);
    expect(resource['osm_vnf_package']?.['openldap_knf']).toMatchObject({
      source: '/repo/osm-pkgs/openldap_knf',
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
