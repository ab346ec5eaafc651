import { lineIndex } from './line-index.js';
import { parseDocument } from './parse-document.js';
import type { MergeRule, YamlReading } from './read.js';
import { TreeBuilder } from './tree-builder.js';

/** Parses a text and builds the tree of its only document. */
export function composeTree(text: string, merge: MergeRule): YamlReading {
  const positionOf = lineIndex(text);
  const { document, problems } = parseDocument(text, positionOf);
  if (document === undefined) return { problems };
  const builder = new TreeBuilder(positionOf, merge);
  const root = builder.build(document.contents);
  const found = builder.problems.toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  return found.some(({ severity }) => severity === 'error') ? { problems: found } : { root, problems: found };
}
