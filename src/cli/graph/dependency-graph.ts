import type { Deployment, ObjectKind } from '../../repository/index.js';
import { declaredObjects, objectKinds } from '../../repository/objects.js';

/** What the nodes of a graph are, in the order in which they are listed: what depends on others comes first. */
export const nodeKinds: readonly ObjectKind[] = [...objectKinds].reverse();

/** What a drawing calls them. */
export const kindTitles: Readonly<Record<ObjectKind, string>> = {
  'ns-instance': 'NS instance',
  'ns-package': 'NS package',
  'vnf-package': 'VNF package',
  'k8s-cluster': 'Kubernetes cluster',
  'vim-account': 'VIM account',
  'helm-repository': 'Helm repository',
};

export interface GraphNode {
  /** Kind and name, such as `ns-package/openldap_ns`. */
  readonly id: string;
  readonly kind: ObjectKind;
  /** The descriptor id of a package, the name of anything else. */
  readonly name: string;
  /** The file or folder that declares it, relative to the repository. What has none has to be in OSM already. */
  readonly declaredIn?: string;
}

/** One depends on the other, by their ids. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

export interface DependencyGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What a repository declares, what that needs, and what of it is left to OSM. Sorted by kind and name. */
export function dependencyGraph(deployment: Deployment): DependencyGraph {
  const nodes = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  const objects = declaredObjects(deployment);
  for (const { kind, name, declaredIn } of objects) {
    const id = idOf(kind, name);
    nodes.set(id, { id, kind, name, declaredIn });
  }
  for (const object of objects) {
    for (const { kind, name } of object.requires) {
      const to = idOf(kind, name);
      if (!nodes.has(to)) nodes.set(to, { id: to, kind, name });
      edges.push({ from: idOf(object.kind, object.name), to });
    }
  }
  return sorted([...nodes.values()], edges);
}

/** Ids for a drawing, which need no quotes: `n1`, `n2`, ... */
export function shortIds(nodes: readonly GraphNode[]): (id: string) => string {
  const numbers = new Map(nodes.map(({ id }, index) => [id, index + 1]));
  return (id) => `n${numbers.get(id)}`;
}

function idOf(kind: ObjectKind, name: string): string {
  return `${kind}/${name}`;
}

function sorted(nodes: GraphNode[], edges: GraphEdge[]): DependencyGraph {
  nodes.sort((a, b) => nodeKinds.indexOf(a.kind) - nodeKinds.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
  const rank = new Map(nodes.map(({ id }, index) => [id, index]));
  const rankOf = (id: string) => rank.get(id) ?? 0;
  edges.sort((a, b) => rankOf(a.from) - rankOf(b.from) || rankOf(a.to) - rankOf(b.to));
  return { nodes, edges };
}
