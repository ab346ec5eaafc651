import type { Position, YamlProblem } from './tree.js';

/** The deepest nesting of lists and mappings that is read. */
export const deepest = 200;

/** The most lexical tokens that are read. A tree of so many takes half a second to build, in which nothing else goes on. */
export const mostTokens = 300_000;

/** How many nodes the aliases of one file may stand for altogether. */
export const mostAliasedNodes = 100_000;

/** How many errors, and how many warnings, are told of one file: more would only be the same again. */
export const mostProblems = 100;

export function tooDeep(at: Position): YamlProblem {
  return {
    severity: 'error',
    message: `The file nests lists and mappings more than ${deepest} levels deep.`,
    remedy: 'Nest less deeply.',
    at,
  };
}

export function tooManyTokens(at: Position): YamlProblem {
  return {
    severity: 'error',
    message: `The file has more than ${mostTokens} YAML tokens (keys, values, marks, spaces).`,
    remedy: 'Split the file, or remove what does not belong in it.',
    at,
  };
}

export function tooManyAliases(at: Position): YamlProblem {
  return {
    severity: 'error',
    message: `The aliases of the file stand for more than ${mostAliasedNodes} values.`,
    remedy: 'Use fewer aliases, or write the values out.',
    at,
  };
}
