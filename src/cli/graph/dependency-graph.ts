import type { Deployment } from '../../repository/index.js';

/** What the nodes of a graph are, in the order in which they are listed: what depends on others comes first. */
export const nodeKinds = ['ns-instance', 'ns-package', 'vnf-package', 'vim-account'] as const;
export type NodeKind = (typeof nodeKinds)[number];

/** What a drawing calls them. */
export const kindTitles: Readonly<Record<NodeKind, string>> = {
  'ns-instance': 'NS instance',
  'ns-package': 'NS package',
  'vnf-package': 'VNF package',
  'vim-account': 'VIM account',
};

export interface GraphNode {
  /** Kind and name, such as `ns-package/openldap_ns`. */
  readonly id: string;
  readonly kind: NodeKind;
  /** The name of an instance or VIM account; the descriptor id of a package. */
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
export function dependencyGraph({ packages, nsInstances }: Deployment): DependencyGraph {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  const declare = (kind: NodeKind, name: string, declaredIn: string) => {
    const id = idOf(kind, name);
    nodes.set(id, { id, kind, name, declaredIn });
    return id;
  };
  const need = (from: string, kind: NodeKind, name: string) => {
    const to = idOf(kind, name);
    if (!nodes.has(to)) nodes.set(to, { id: to, kind, name });
    edges.set(JSON.stringify([from, to]), { from, to });
  };
  for (const { kind, descriptorId, relativeFolder, requiredVnfdIds } of packages) {
    const from = declare(`${kind}-package`, descriptorId, relativeFolder);
    for (const id of requiredVnfdIds) need(from, 'vnf-package', id);
  }
  for (const { name, place, nsdName, vimAccountName } of nsInstances) {
    const from = declare('ns-instance', name, place.file);
    need(from, 'ns-package', nsdName);
    need(from, 'vim-account', vimAccountName);
  }
  return sorted([...nodes.values()], [...edges.values()]);
}

/** Ids for a drawing, which need no quotes: `n1`, `n2`, ... */
export function shortIds(nodes: readonly GraphNode[]): (id: string) => string {
  const numbers = new Map(nodes.map(({ id }, index) => [id, index + 1]));
  return (id) => `n${numbers.get(id)}`;
}

function idOf(kind: NodeKind, name: string): string {
  return `${kind}/${name}`;
}

function sorted(nodes: GraphNode[], edges: GraphEdge[]): DependencyGraph {
  nodes.sort((a, b) => nodeKinds.indexOf(a.kind) - nodeKinds.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
  const rank = new Map(nodes.map(({ id }, index) => [id, index]));
  const rankOf = (id: string) => rank.get(id) ?? 0;
  edges.sort((a, b) => rankOf(a.from) - rankOf(b.from) || rankOf(a.to) - rankOf(b.to));
  return { nodes, edges };
}
