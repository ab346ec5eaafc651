import { distance } from 'fastest-levenshtein';

/** `; did you mean 'x'?` for the nearest of some names, or an empty text if none is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  const [nearest] = names
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= Math.max(1, name.length / 3))
    .sort((a, b) => a.edits - b.edits);
  return nearest === undefined ? '' : `; did you mean '${nearest.candidate}'?`;
}

/** Names as a list for a sentence, in order. */
export function listNames(names: readonly string[]): string {
  return names.length === 0 ? 'none' : [...names].sort().join(', ');
}
