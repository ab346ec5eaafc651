import { type Guesses, listNames } from '../near-miss.js';
import type { Place, Problem } from '../types.js';

/** Something is named that what is in the repository does not have. */
export function unknownReference(
  holder: string,
  what: string,
  name: string,
  existing: readonly string[],
  place: Place,
  guesses: Guesses,
): Problem {
  return {
    severity: 'error',
    code: 'unknown-reference',
    message: `The ${holder} in this repository has no ${what} '${name}'${guesses.didYouMean(name, existing) || '.'}`,
    remedy: `Its ${what}s are: ${listNames(existing)}.`,
    place,
  };
}

/** Something is named that may well be in OSM only, but its name is nearly that of one that is here. */
export function perhapsAnother(what: string, name: string, meant: string, place: Place): Problem {
  return {
    severity: 'warning',
    code: 'unknown-reference',
    message: `The ${what} '${name}' is not in this repository; did you mean '${meant}'?`,
    remedy: `Write '${meant}' if that is meant. If not, '${name}' must be in OSM already.`,
    place,
  };
}
