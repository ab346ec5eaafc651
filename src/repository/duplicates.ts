import { formatPlace } from '../../provider/errors/index.js';
import type { ProblemList } from './problem-list.js';
import type { Place } from './types.js';

interface Named {
  /** What it is, with its name: "NS instance 'ldap'". Two of the same text are one too many. */
  readonly title: string;
  readonly place: Place;
}

/** Reports everything that is declared again, at its place, naming the place of the first. */
export function reportDuplicates(declared: readonly Named[], problems: ProblemList): void {
  const first = new Map<string, Place>();
  for (const { title, place } of declared) {
    const earlier = first.get(title);
    if (earlier === undefined) first.set(title, place);
    else problems.add(duplicate(title, place, earlier));
  }
}

function duplicate(title: string, place: Place, earlier: Place) {
  return {
    severity: 'error',
    code: 'duplicate-name',
    message: `The ${title} is declared twice, first in ${formatPlace(earlier)}.`,
    remedy: 'Remove one of the two, or give it another name.',
    place,
  } as const;
}
