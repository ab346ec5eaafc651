import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { deepest, mostAliasedNodes, mostProblems, tooDeep, tooManyAliases } from './limits.js';
import { mergeEntries, type OwnOrMerged } from './merge.js';
import type { MergeRule } from './read.js';
import { readTag } from './tags.js';
import type { Position, YamlNode, YamlProblem, YamlScalar } from './tree.js';

interface Measure {
  /** Nodes in it, those behind aliases counted each time. */
  readonly size: number;
  /** Levels of lists and mappings, itself included. */
  readonly depth: number;
}

/** Builds the tree of one document, in the order of the file, and gathers what is wrong with it. */
export class TreeBuilder {
  readonly problems: YamlProblem[] = [];
  readonly #measures = new WeakMap<YamlNode, Measure>();
  /** A name whose node is being built stands for no node yet: an alias to it would hold itself. */
  readonly #anchors = new Map<string, YamlNode | 'unfinished'>();
  #aliasedNodes = 0;

  constructor(
    readonly positionOf: (offset: number) => Position,
    readonly merge: MergeRule,
  ) {}

  build(node: Node | null): YamlNode {
    const at = this.positionOf(node?.range?.[0] ?? 0);
    if (isAlias(node)) return this.#follow(node, at);
    const anchor = node?.anchor;
    if (anchor !== undefined) this.#anchors.set(anchor, 'unfinished');
    const built = this.#buildContent(node, at);
    if (anchor !== undefined) this.#anchors.set(anchor, built);
    return built;
  }

  #buildContent(node: Exclude<Node, Alias> | null, at: Position): YamlNode {
    if (isMap(node)) return this.#buildMap(node, at);
    if (isSeq(node)) return this.#buildList(node, at);
    return this.#buildScalar(node, at);
  }

  #buildScalar(node: Scalar | null, at: Position): YamlScalar {
    const text = node?.source ?? '';
    const plain = node === null || node.type === Scalar.PLAIN;
    const tag = readTag(node?.tag, 'scalar');
    if (tag === 'unknown') this.#error(at, ...unknownTag(node?.tag));
    if (loneSurrogate.test(text)) this.#error(at, ...halfACharacter);
    const built = {
      kind: 'scalar',
      at,
      text,
      plain,
      ...(tag !== undefined && tag !== 'unknown' && { tag }),
    } as const;
    this.#measures.set(built, { size: 1, depth: 0 });
    return built;
  }

  #buildList(node: YAMLSeq, at: Position): YamlNode {
    if (readTag(node.tag, 'list') === 'unknown') this.#error(at, ...unknownTag(node.tag));
    const items = node.items.map((item) => this.build(asNode(item)));
    return this.#measured({ kind: 'list', at, items }, items);
  }

  #buildMap(node: YAMLMap, at: Position): YamlNode {
    if (readTag(node.tag, 'map') === 'unknown') this.#error(at, ...unknownTag(node.tag));
    const parts = node.items.map((pair) => this.#buildPair(pair)).filter((part) => part !== undefined);
    const { entries, problems } = mergeEntries(parts, this.merge, (source) => this.#spend(source, at));
    for (const problem of problems) this.#report(problem);
    const children = [...entries.values()].map((entry) => entry.value);
    return this.#measured({ kind: 'map', at, entries }, children);
  }

  #buildPair(pair: Pair): OwnOrMerged | undefined {
    const key = this.build(asNode(pair.key));
    const value = pair.value === null ? this.#buildScalar(null, key.at) : this.build(asNode(pair.value));
    if (key.kind === 'scalar')
      return { key, value, merged: key.plain && key.tag === undefined && key.text === '<<' };
    this.#error(key.at, 'A key of this mapping is a list or a mapping.', 'Use a text as the key.');
    return undefined;
  }

  #follow(alias: Alias, at: Position): YamlNode {
    const target = this.#anchors.get(alias.source);
    if (target !== undefined && target !== 'unfinished') {
      this.#spend(target, at);
      return target;
    }
    this.#error(
      at,
      target === undefined
        ? `The alias *${alias.source} has no anchor before it.`
        : `The alias *${alias.source} stands inside the very value it names.`,
      `Define &${alias.source} before its first alias.`,
    );
    return this.#buildScalar(null, at);
  }

  /** Counts what a use of an aliased or merged node adds to the tree. Tells whether that is still bearable. */
  #spend(node: YamlNode, at: Position): boolean {
    const before = this.#aliasedNodes;
    this.#aliasedNodes += this.#measures.get(node)?.size ?? 1;
    const bearable = this.#aliasedNodes <= mostAliasedNodes;
    if (!bearable && before <= mostAliasedNodes) this.#report(tooManyAliases(at));
    return bearable;
  }

  #measured<T extends YamlNode>(node: T, children: readonly YamlNode[]): T {
    let [size, depth] = [1, 0];
    for (const child of children) {
      const measure = this.#measures.get(child) ?? { size: 1, depth: 0 };
      size += measure.size;
      depth = Math.max(depth, measure.depth);
    }
    this.#measures.set(node, { size, depth: depth + 1 });
    if (depth === deepest) this.#report(tooDeep(node.at));
    return node;
  }

  #error(at: Position, message: string, remedy: string): void {
    this.#report({ severity: 'error', message, remedy, at });
  }

  #report(problem: YamlProblem): void {
    const told = this.problems.filter(({ severity }) => severity === problem.severity).length;
    if (told < mostProblems) this.problems.push(problem);
  }
}

/** An escape can say it, but no text on the wire can hold it. */
const loneSurrogate = /\p{Surrogate}/u;
const halfACharacter = [
  'The text holds half of a surrogate pair, which is no character.',
  'Write the character itself, or its escape in full, such as \\U0001F600.',
] as const;

function unknownTag(tag = ''): [message: string, remedy: string] {
  return [
    `The tag ${tag} is not known here.`,
    'Remove the tag, or use !!str, !!int, !!float, !!bool or !!null.',
  ];
}

/** The parser's types leave the content of collections open, though parsing makes nothing but nodes. */
function asNode(value: unknown): Node | null {
  return isScalar(value) || isAlias(value) || isMap(value) || isSeq(value) ? value : null;
}
