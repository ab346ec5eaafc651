import { distance } from 'fastest-levenshtein';

/** `; did you mean 'x'?` for the nearest of some names, or an empty text if none is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  const nearest = nearestName(name, names, Math.ceil(name.length / 3));
  return nearest === undefined ? '' : `; did you mean '${nearest}'?`;
}

/**
 * The name that one is most likely a slip of, where it may as well be right: at most two letters are other ones.
 * Names that differ in numbers only, such as `ldap`, `ldap_2` and `ldap-v3`, are different on purpose.
 */
export function slipOf(name: string, names: readonly string[]): string | undefined {
  const others = names.filter((other) => withoutVersion(other) !== withoutVersion(name));
  return nearestName(name, others, Math.min(2, name.length / 4));
}

function nearestName(name: string, names: readonly string[], mostEdits: number): string | undefined {
  const [nearest] = names
    .filter((candidate) => Math.abs(candidate.length - name.length) <= mostEdits)
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= mostEdits)
    .sort((a, b) => a.edits - b.edits);
  return nearest?.candidate;
}

function withoutVersion(name: string): string {
  return name.replace(/[-_.]?v?\d+/gi, '');
}

/** The most names that a list for a sentence has: a repository may have thousands. */
const mostNames = 20;

/** Names as a list for a sentence, in order. */
export function listNames(names: readonly string[]): string {
  const listed = [...names].sort().slice(0, mostNames).join(', ');
  if (names.length > mostNames) return `${listed} and ${names.length - mostNames} more`;
  return listed || 'none';
}
