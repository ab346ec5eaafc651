import { distance } from 'fastest-levenshtein';

/**
 * How many letters are compared for the guesses of one run, at some 10 ns each: enough for a thousand wrong names
 * beside a thousand right ones, and for the first hundred beside ten thousand.
 */
const mostLetters = 50_000_000;

/** Nobody mistypes a longer name: OSM takes 255 characters, and to compare two costs the product of their lengths. */
const longestName = 1_000;

/** The letters that `distance` compares at once, and how many of them a comparison costs in any case. */
const [lettersAtOnce, lettersAnyhow] = [32, 20];

/**
 * Guesses which of some names is meant by another one. To guess costs the square of the names that are wrong and those
 * that are there, and is a courtesy: when {@link mostLetters} are compared there are no more guesses.
 */
export class Guesses {
  #letters = mostLetters;
  /** One name is wrong in many files: in a repository without VIM accounts of its own, that of every instance. */
  readonly #slips = new WeakMap<readonly string[], Map<string, string | undefined>>();

  /** `; did you mean 'x'?` for the nearest of some names, or an empty text if none is near. */
  didYouMean(name: string, names: readonly string[]): string {
    const nearest = this.#nearest(name, names, Math.ceil(name.length / 3));
    return nearest === undefined ? '' : `; did you mean '${nearest}'?`;
  }

  /**
   * The name that one is most likely a slip of, where it may as well be right: at most two letters are other ones.
   * Names that differ in numbers only, such as `ldap`, `ldap_2` and `ldap-v3`, are different on purpose. What is
   * guessed among one list is kept.
   */
  slipOf(name: string, names: readonly string[]): string | undefined {
    const known = this.#slips.get(names) ?? new Map<string, string | undefined>();
    this.#slips.set(names, known);
    if (!known.has(name)) known.set(name, this.#slipOf(name, names));
    return known.get(name);
  }

  #slipOf(name: string, names: readonly string[]): string | undefined {
    const bare = withoutVersion(name);
    return this.#nearest(
      name,
      names,
      Math.min(2, name.length / 4),
      (other) => withoutVersion(other) !== bare,
    );
  }

  #nearest(
    name: string,
    names: readonly string[],
    mostEdits: number,
    mayBeMeant: (other: string) => boolean = () => true,
  ): string | undefined {
    if (name.length > longestName) return undefined;
    const wanted = name.toLowerCase();
    let most = mostEdits;
    let nearest: string | undefined;
    for (const candidate of names) {
      if (this.#letters <= 0) return undefined;
      this.#letters -= 1;
      if (Math.abs(candidate.length - name.length) > most) continue;
      this.#letters -= lettersAnyhow + candidate.length * Math.ceil(name.length / lettersAtOnce);
      const edits = distance(wanted, candidate.toLowerCase());
      const isNearer = nearest === undefined ? edits <= most : edits < most;
      if (!isNearer || !mayBeMeant(candidate)) continue;
      [nearest, most] = [candidate, edits];
    }
    return nearest;
  }
}

/** `; did you mean 'x'?` for the nearest of a few names, or an empty text if none is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  return new Guesses().didYouMean(name, names);
}

function withoutVersion(name: string): string {
  return name.replace(/[-_.]?v?\d+/gi, '');
}

/** The most names that a list for a sentence has: a repository may have thousands. */
const mostNames = 20;

/** Thousands of problems may list the same names. */
const lists = new WeakMap<readonly string[], string>();

/** Names as a list for a sentence, in order. What one array lists is kept. */
export function listNames(names: readonly string[]): string {
  const known = lists.get(names);
  if (known !== undefined) return known;
  const first = [...names].sort().slice(0, mostNames).join(', ');
  const list = names.length > mostNames ? `${first} and ${names.length - mostNames} more` : first || 'none';
  lists.set(names, list);
  return list;
}
