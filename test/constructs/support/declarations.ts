import { App } from 'cdktf';
import { z } from 'zod';
import { OsmStack } from '../../../src/constructs/index.js';
import type {
  Deployment,
  HelmRepositoryDeclaration,
  K8sClusterDeclaration,
  NsInstanceDeclaration,
  PackageDeclaration,
  VimAccountDeclaration,
} from '../../../src/repository/index.js';

const place = { file: 'x.osmops.yaml', line: 1, column: 1 };

export function vnfPackage(descriptorId: string): PackageDeclaration {
  return { kind: 'vnf', ...packageFolder(descriptorId), requiredVnfdIds: [], kdus: [] };
}

export function nsPackage(descriptorId: string, requiredVnfdIds: string[]): PackageDeclaration {
  const folder = packageFolder(descriptorId);
  return { kind: 'ns', ...folder, requiredVnfdIds, members: [], virtualLinks: [] };
}

function packageFolder(descriptorId: string) {
  return {
    place,
    descriptorId,
    folder: `/repo/osm-pkgs/${descriptorId}`,
    relativeFolder: `osm-pkgs/${descriptorId}`,
  };
}

/** An NS instance of one KDU at the VIM account `mylocation1`. */
export function instance(
  name: string,
  nsdName: string,
  more: Partial<NsInstanceDeclaration> = {},
): NsInstanceDeclaration {
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
    ...more,
  };
}

/** Names as references. */
export function references(...names: string[]) {
  return names.map((name) => ({ name, place }));
}

/** A VNF, and a network, as an instance has them. */
export const at = { place };

export function vimAccount(name: string, more: Partial<VimAccountDeclaration> = {}): VimAccountDeclaration {
  const login = { type: 'openstack', url: 'http://vim', user: 'osm', tenant: 'osm', passwordEnv: 'VIM' };
  return { kind: 'VimAccount', place, name, ...login, ...more };
}

export function k8sCluster(name: string, more: Partial<K8sClusterDeclaration> = {}): K8sClusterDeclaration {
  return {
    kind: 'K8sCluster',
    place,
    name,
    vimAccountName: 'mylocation1',
    vimAccountPlace: place,
    k8sVersion: '1.28',
    nets: { mgmtnet: null },
    credentialsEnv: 'KUBECONFIG_TEXT',
    ...more,
  };
}

export function helmRepository(
  name: string,
  more: Partial<HelmRepositoryDeclaration> = {},
): HelmRepositoryDeclaration {
  return { kind: 'HelmRepository', place, name, type: 'helm-chart', url: 'https://charts', ...more };
}

export function deploymentOf(declared: Partial<Deployment>): Deployment {
  return {
    root: '/repo',
    configFile: '/repo/osm_ops_config.yaml',
    connectionFile: '/secrets/osm.yaml',
    packages: [],
    helmRepositories: [],
    vimAccounts: [],
    k8sClusters: [],
    nsInstances: [],
    imports: [],
    ...declared,
  };
}

const attributes = z.record(z.string(), z.unknown());
const configuration = z.object({
  resource: z.record(z.string(), z.record(z.string(), attributes)).default({}),
});

/** The resources of a deployment's configuration, by type and name, as they stand in the file. */
export function resourcesOf(declared: Partial<Deployment>) {
  const stack = new OsmStack(new App(), 'osmops', deploymentOf(declared));
  return configuration.parse(JSON.parse(JSON.stringify(stack.toTerraform()))).resource;
}
