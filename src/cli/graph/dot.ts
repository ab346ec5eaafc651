import { line } from '../../../base/text/index.js';
import type { ObjectKind } from '../../repository/index.js';
import { type DependencyGraph, type GraphNode, kindTitles, shortIds } from './dependency-graph.js';

const shapes: Readonly<Record<ObjectKind, string>> = {
  'ns-instance': 'oval',
  'ns-package': 'box',
  'vnf-package': 'box',
  'k8s-cluster': 'hexagon',
  'vim-account': 'cylinder',
  'helm-repository': 'folder',
};

/** A graph in the DOT language of Graphviz; what is left to OSM is dashed. */
export function toDot({ nodes, edges }: DependencyGraph): string {
  const short = shortIds(nodes);
  return [
    'digraph osmops {',
    '  rankdir=LR;',
    ...nodes.map((node) => `  ${short(node.id)} [${attributes(node)}];`),
    ...edges.map(({ from, to }) => `  ${short(from)} -> ${short(to)};`),
    '}',
    '',
  ].join('\n');
}

function attributes({ kind, name, declaredIn }: GraphNode): string {
  const style = declaredIn === undefined ? ', style=dashed' : '';
  return `shape=${shapes[kind]}, label="${kindTitles[kind]}\\n${escaped(name)}"${style}`;
}

/** A name inside of quotes, where `\` begins an escape and `&` an HTML entity. */
function escaped(name: string): string {
  return line(name).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;');
}
