import { line } from '../../../base/text/index.js';
import type { ObjectKind } from '../../repository/index.js';
import { type DependencyGraph, type GraphNode, kindTitles, shortIds } from './dependency-graph.js';

/** Opening and closing of each kind's shape. */
const shapes: Readonly<Record<ObjectKind, readonly [string, string]>> = {
  'ns-instance': ['([', '])'],
  'ns-package': ['[', ']'],
  'vnf-package': ['[', ']'],
  'k8s-cluster': ['{{', '}}'],
  'vim-account': ['[(', ')]'],
  'helm-repository': ['[/', '/]'],
};

/** A graph as Mermaid's flowchart; what is left to OSM is dashed. */
export function toMermaid({ nodes, edges }: DependencyGraph): string {
  const short = shortIds(nodes);
  const inOsm = new Set(nodes.filter(({ declaredIn }) => declaredIn === undefined).map(({ id }) => id));
  return [
    'flowchart LR',
    ...nodes.map((node) => `  ${short(node.id)}${drawn(node)}`),
    ...edges.map(({ from, to }) => `  ${short(from)} ${inOsm.has(to) ? '-.->' : '-->'} ${short(to)}`),
    '  classDef inOsm stroke-dasharray: 5 5',
    ...[...inOsm].map((id) => `  class ${short(id)} inOsm`),
    '',
  ].join('\n');
}

function drawn({ kind, name }: GraphNode): string {
  const [open, close] = shapes[kind];
  return `${open}"${kindTitles[kind]}<br/>${escaped(name)}"${close}`;
}

/** A name as text of a quoted label: whatever Mermaid or HTML might take for something else by its code point. */
function escaped(name: string): string {
  return line(name).replace(/[^\p{L}\p{N} _.\-/]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
