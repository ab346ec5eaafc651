import type {
  Declaration,
  Deployment,
  K8sClusterDeclaration,
  NsInstanceDeclaration,
  PackageDeclaration,
} from './types.js';

/** What a repository can declare, in the order in which it is brought up. */
export const objectKinds = [
  'helm-repository',
  'vim-account',
  'k8s-cluster',
  'vnf-package',
  'ns-package',
  'ns-instance',
] as const;
export type ObjectKind = (typeof objectKinds)[number];

/** An object of OSM, whether it is declared or has to be there: by its name, a package by its descriptor id. */
export interface ObjectReference {
  readonly kind: ObjectKind;
  readonly name: string;
}

export interface DeclaredObject extends ObjectReference {
  readonly declaration: Declaration | PackageDeclaration;
  /** The file or folder that declares it, relative to the repository. */
  readonly declaredIn: string;
  /** What has to be in OSM before it, each once; some of that may not be declared. */
  readonly requires: readonly ObjectReference[];
}

/**
 * Everything that a repository declares, with what it requires: the one definition of the order in which a repository
 * is brought up. An object requires what it names, the clusters at its VIM accounts, and every chart repository: the
 * lists stay short however many instances there are.
 */
export function declaredObjects(deployment: Deployment): readonly DeclaredObject[] {
  const { helmRepositories, vimAccounts, k8sClusters, packages, nsInstances } = deployment;
  const charts = helmRepositories.map(({ name }) => reference('helm-repository', name));
  const clustersAt = clustersByAccount(k8sClusters);
  return [
    ...helmRepositories.map((declaration) => declared('helm-repository', declaration, [])),
    ...vimAccounts.map((declaration) => declared('vim-account', declaration, [])),
    // OSM initialises a cluster with the chart repositories that it knows.
    ...k8sClusters.map((declaration) =>
      declared('k8s-cluster', declaration, [reference('vim-account', declaration.vimAccountName), ...charts]),
    ),
    ...packages.map(declaredPackage),
    ...nsInstances.map((declaration) => {
      const accounts = accountsOf(declaration);
      return declared('ns-instance', declaration, [
        reference('ns-package', declaration.nsdName),
        ...accounts.map((name) => reference('vim-account', name)),
        ...accounts.flatMap((name) => clustersAt.get(name) ?? []),
        ...charts,
        ...declaration.dependsOn.map(({ name }) => reference('ns-instance', name)),
      ]);
    }),
  ];
}

function reference(kind: ObjectKind, name: string): ObjectReference {
  return { kind, name };
}

function declared(
  kind: ObjectKind,
  declaration: Declaration,
  requires: readonly ObjectReference[],
): DeclaredObject {
  const { name, place } = declaration;
  return { kind, name, declaration, declaredIn: place.file, requires };
}

function declaredPackage(declaration: PackageDeclaration): DeclaredObject {
  const { kind, descriptorId, relativeFolder, requiredVnfdIds } = declaration;
  const requires = requiredVnfdIds.map((id) => reference('vnf-package', id));
  return { kind: `${kind}-package`, name: descriptorId, declaration, declaredIn: relativeFolder, requires };
}

function clustersByAccount(clusters: readonly K8sClusterDeclaration[]): Map<string, ObjectReference[]> {
  const clustersAt = new Map<string, ObjectReference[]>();
  for (const { name, vimAccountName } of clusters) {
    const others = clustersAt.get(vimAccountName) ?? [];
    clustersAt.set(vimAccountName, [...others, reference('k8s-cluster', name)]);
  }
  return clustersAt;
}

/** The VIM accounts of an instance and of its VNFs, each once. */
function accountsOf({ vimAccountName, vnfs }: NsInstanceDeclaration): readonly string[] {
  return [...new Set([vimAccountName, ...vnfs.flatMap(({ vimAccount }) => vimAccount?.name ?? [])])];
}
