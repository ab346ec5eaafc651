import { describe, expect, test } from '@jest/globals';
import type { DependencyGraph } from '../../../src/cli/graph/dependency-graph.js';
import { toDot } from '../../../src/cli/graph/dot.js';
import { toMermaid } from '../../../src/cli/graph/mermaid.js';

const graph: DependencyGraph = {
  nodes: [
    { id: 'i', kind: 'ns-instance', name: 'ldap', declaredIn: 'ldap.osmops.yaml' },
    { id: 'n', kind: 'ns-package', name: 'openldap_ns', declaredIn: 'osm-pkgs/openldap_ns' },
    { id: 'v', kind: 'vnf-package', name: 'openldap_knf' },
  ],
  edges: [
    { from: 'i', to: 'n' },
    { from: 'n', to: 'v' },
  ],
};

function named(name: string): DependencyGraph {
  return { nodes: [{ id: 'v', kind: 'vim-account', name, declaredIn: 'f' }], edges: [] };
}

/** The one line of a drawing that draws the node. */
function nodeLine(drawing: string): string | undefined {
  return drawing.split('\n').find((line) => line.startsWith('  n1'));
}

describe('Mermaid', () => {
  test('draws what is left to OSM dashed', () => {
    expect(toMermaid(graph)).toBe(`flowchart LR
  n1(["NS instance<br/>ldap"])
  n2["NS package<br/>openldap_ns"]
  n3["VNF package<br/>openldap_knf"]
  n1 --> n2
  n2 -.-> n3
  classDef inOsm stroke-dasharray: 5 5
  class n3 inOsm
`);
  });

  test.each([
    ['a"]; click n1 "javascript:alert(1)', 'a#34;#93;#59; click n1 #34;javascript#58;alert#40;1#41;'],
    ['<script>', '#60;script#62;'],
    ['a#35;b', 'a#35;35#59;b'],
    ['&lt;', '#38;lt#59;'],
    ['`**bold**`', '#96;#42;#42;bold#42;#42;#96;'],
    ['%%{init: {}}%%', '#37;#37;#123;init#58; #123;#125;#125;#37;#37;'],
    ['a\nend', 'a#92;nend'],
    ['a\u001b[31m\u202e', 'a#92;u001b#91;31m#92;u202e'],
    ['größe 漢字', 'größe 漢字'],
  ])('takes %j as nothing but text', (name, text) => {
    expect(nodeLine(toMermaid(named(name)))).toBe(`  n1[("VIM account<br/>${text}")]`);
  });
});

describe('DOT', () => {
  test('draws what is left to OSM dashed', () => {
    expect(toDot(graph)).toBe(`digraph osmops {
  rankdir=LR;
  n1 [shape=oval, label="NS instance\\nldap"];
  n2 [shape=box, label="NS package\\nopenldap_ns"];
  n3 [shape=box, label="VNF package\\nopenldap_knf", style=dashed];
  n1 -> n2;
  n2 -> n3;
}
`);
  });

  test.each([
    ['a"]; n9 [label="x', 'a\\"]; n9 [label=\\"x'],
    ['\\"', '\\\\\\"'],
    ['\\N', '\\\\N'],
    ['&quot;', '&amp;quot;'],
    ['a\nb', 'a\\\\nb'],
    ['a\u001bb', 'a\\\\u001bb'],
  ])('takes %j as nothing but text', (name, text) => {
    expect(nodeLine(toDot(named(name)))).toBe(`  n1 [shape=cylinder, label="VIM account\\n${text}"];`);
  });
});
