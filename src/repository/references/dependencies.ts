import type { ProblemList } from '../problem-list.js';
import type { NsInstanceDeclaration, Reference } from '../types.js';
import { findCycles } from './cycles.js';

/**
 * Checks `dependsOn`: what it names is another NS instance of the repository, and no instance waits for itself.
 *
 * @param unread Names in files that could not be read; without one, any name may be there.
 */
export function checkDependencies(
  nsInstances: readonly NsInstanceDeclaration[],
  unread: readonly (string | undefined)[],
  problems: ProblemList,
): void {
  const byName = new Map(nsInstances.map((instance) => [instance.name, instance]));
  const existing = [...byName.keys()];
  const mayBeIn = new Set(unread);
  const mayBeThere = (name: string) => byName.has(name) || mayBeIn.has(undefined) || mayBeIn.has(name);
  for (const { name, dependsOn } of nsInstances) {
    for (const other of dependsOn) {
      if (other.name === name) problems.add(dependsOnItself(other));
      else if (!mayBeThere(other.name)) {
        problems.add(unknownInstance(other, problems.guesses.didYouMean(other.name, existing)));
      }
    }
  }
  const others = nsInstances.map(({ name, dependsOn }): [string, string[]] => [
    name,
    dependsOn.map((other) => other.name).filter((other) => other !== name),
  ]);
  for (const cycle of findCycles(new Map(others))) {
    const [first = '', second = first] = cycle;
    const step = byName.get(first)?.dependsOn.find(({ name }) => name === second);
    if (step !== undefined) problems.add(dependencyCycle([...cycle, first], step));
  }
}

function dependsOnItself({ name, place }: Reference) {
  return {
    severity: 'error',
    code: 'dependency-cycle',
    message: `The NS instance '${name}' depends on itself.`,
    remedy: `Take '${name}' out of its 'dependsOn'.`,
    place,
  } as const;
}

function unknownInstance({ name, place }: Reference, guess: string) {
  return {
    severity: 'error',
    code: 'unknown-reference',
    message: `There is no NS instance '${name}' in this repository${guess || '.'}`,
    remedy: "Write a file for it, or take it out of 'dependsOn': what is in OSM only cannot be waited for.",
    place,
  } as const;
}

/** Told once, at the step from the first of the names: the same wherever the files are. */
function dependencyCycle(names: readonly string[], { place }: Reference) {
  return {
    severity: 'error',
    code: 'dependency-cycle',
    message: `The NS instances depend on each other in a circle: ${names.join(' -> ')}.`,
    remedy: 'Take one of these dependencies away.',
    place,
  } as const;
}
