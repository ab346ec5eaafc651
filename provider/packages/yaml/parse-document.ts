import { Composer, type CST, type Document, isScalar, Lexer, Parser, Scalar } from 'yaml';
import { line } from '../../../base/text/index.js';
import { deepest, mostTokens, tooDeep, tooManyTokens } from './limits.js';
import type { Position, YamlProblem } from './tree.js';

export interface ParsedDocument {
  readonly document?: Document.Parsed;
  readonly problems: readonly YamlProblem[];
}

/** More syntax errors than these tell nothing new: a broken quote makes errors of all that follows. */
const maxSyntaxErrors = 10;

/** Every scalar stays a text: what it means is decided later, by the dialect that reads it. */
const options = {
  schema: 'failsafe',
  resolveKnownTags: false,
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
} as const;

/** Parses a text that must hold one YAML document, within {@link deepest} levels of nesting. */
export function parseDocument(text: string, positionOf: (offset: number) => Position): ParsedDocument {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > mostTokens) return { problems: [tooManyTokens(positionOf(parser.offset))] };
    for (const token of parser.next(lexeme)) tokens.push(token);
    // Composing is recursive and would overflow the call stack: stop before it. The document itself is one entry.
    if (parser.stack.length > deepest + 1) return { problems: [tooDeep(positionOf(parser.offset))] };
  }
  for (const token of parser.end()) tokens.push(token);

  const documents = [...new Composer(options).compose(tokens, false, text.length)];
  const problems = documents
    .flatMap((document) => document.errors)
    .slice(0, maxSyntaxErrors)
    .map((error) => syntaxError(error.message, positionOf(error.pos[0])));
  const [document, ...others] = documents;
  const further = others.find(({ contents }) => !isNothing(contents));
  if (further !== undefined) problems.push(furtherDocument(positionOf(further.range[0])));
  if (document === undefined && problems.length === 0) problems.push(emptyFile);
  return problems.length === 0 && document !== undefined ? { document, problems } : { problems };
}

/** What stands after a `---` at the end of a file. */
function isNothing(contents: Document.Parsed['contents']): boolean {
  return (
    contents === null || (isScalar(contents) && contents.source === '' && contents.type === Scalar.PLAIN)
  );
}

function syntaxError(message: string, at: Position): YamlProblem {
  return {
    severity: 'error',
    // The library quotes what it stumbles over, however long that is.
    message: `Not valid YAML: ${line(message)}`,
    remedy: 'Correct the YAML at this place.',
    at,
  };
}

function furtherDocument(at: Position): YamlProblem {
  return {
    severity: 'error',
    message: 'The file holds more than one YAML document; all but the first would be ignored.',
    remedy: 'Put each document into a file of its own.',
    at,
  };
}

const emptyFile: YamlProblem = {
  severity: 'error',
  message: 'The file is empty.',
  remedy: 'Write what the file is to declare, or delete it.',
  at: { line: 1, column: 1 },
};
