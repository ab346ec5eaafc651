import { relative } from 'node:path';
import type { JsonObject } from '../../provider/json/index.js';
import type {
  HelmRepositoryDeclaration,
  K8sClusterDeclaration,
  KduDeclaration,
  NetworkDeclaration,
  NsInstanceDeclaration,
  PackageDeclaration,
  VimAccountDeclaration,
  VnfDeclaration,
} from '../repository/index.js';
import { literalJson, literalText } from './literal.js';

// What a repository declares, as props of constructs: every text in it is data, and none is an expression.

/** How an absolute path is written. */
export type PathOf = (path: string) => string;

/** Relative to a folder; as it is if there is none. */
export function pathsFrom(folder: string | undefined): PathOf {
  return (path) => (folder === undefined ? path : relative(folder, path) || '.');
}

export function packageProps({ folder }: PackageDeclaration, pathOf: PathOf) {
  return { source: literalText(pathOf(folder)) };
}

export function helmRepositoryProps({ name, type, url, description }: HelmRepositoryDeclaration) {
  return { name: literalText(name), type, url: literalText(url), description: literal(description) };
}

export function vimAccountProps(account: VimAccountDeclaration) {
  return {
    name: literalText(account.name),
    vimType: literalText(account.type),
    vimUrl: literalText(account.url),
    vimUser: literalText(account.user),
    vimTenantName: literalText(account.tenant),
    description: literal(account.description),
    config: json(account.config),
    passwordEnv: literal(account.passwordEnv),
    passwordFile: literal(account.passwordFile),
    secretVersion: account.secretVersion,
  };
}

export function k8sClusterProps(cluster: K8sClusterDeclaration) {
  // Terraform reads the keys of a map as templates, too.
  const nets = Object.entries(cluster.nets).map(([key, net]): [string, string | null] => [
    literalText(key),
    net === null ? null : literalText(net),
  ]);
  return {
    name: literalText(cluster.name),
    vimAccountName: literalText(cluster.vimAccountName),
    k8sVersion: literalText(cluster.k8sVersion),
    nets: Object.fromEntries(nets),
    namespace: literal(cluster.namespace),
    description: literal(cluster.description),
    credentialsEnv: literal(cluster.credentialsEnv),
    credentialsFile: literal(cluster.credentialsFile),
    secretVersion: cluster.secretVersion,
  };
}

export function nsInstanceProps(instance: NsInstanceDeclaration) {
  const { create, update, delete: deletion } = instance.timeouts ?? {};
  const hasTimeouts = (create ?? update ?? deletion) !== undefined;
  return {
    name: literalText(instance.name),
    description: literal(instance.description),
    nsdName: literalText(instance.nsdName),
    vimAccountName: literalText(instance.vimAccountName),
    params: json(instance.params),
    vnfs: unlessEmpty(instance.vnfs.map(vnfProps)),
    networks: unlessEmpty(instance.networks.map(networkProps)),
    sshKeys: unlessEmpty(instance.sshKeys.map(literalText)),
    instantiation: json(instance.instantiation),
    waitFor: unlessEmpty(instance.dependsOn.map(({ name }) => literalText(name))),
    deletionPolicy: instance.deletionPolicy,
    timeouts: hasTimeouts ? { create, update, delete: deletion } : undefined,
  };
}

function vnfProps({ memberVnfIndex, vimAccount, params, kdus }: VnfDeclaration) {
  return {
    memberVnfIndex: literalText(memberVnfIndex),
    vimAccountName: literal(vimAccount?.name),
    params: json(params),
    kdus: unlessEmpty(kdus.map(kduProps)),
  };
}

function kduProps({ name, model, namespace, deploymentName, params }: KduDeclaration) {
  return {
    name: literalText(name),
    model: literal(model),
    namespace: literal(namespace),
    deploymentName: literal(deploymentName),
    params: json(params),
  };
}

function networkProps({ name, vimNetworkName, vimNetworkId }: NetworkDeclaration) {
  return {
    name: literalText(name),
    vimNetworkName: literal(vimNetworkName),
    vimNetworkId: literal(vimNetworkId),
  };
}

function literal(text: string | undefined): string | undefined {
  return text === undefined ? undefined : literalText(text);
}

function json(object: JsonObject | undefined): string | undefined {
  return object === undefined ? undefined : literalJson(object);
}

/** A list that is empty is as good as none, and none is what Terraform's state holds then. */
function unlessEmpty<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}
