import type { ProblemList } from '../problem-list.js';
import type { Deployment, Reference } from '../types.js';
import { perhapsAnother } from './problems.js';

/** Checks the VIM accounts that are named for slips. One that the repository does not declare has to be in OSM. */
export function checkVimAccounts(
  { vimAccounts, k8sClusters, nsInstances }: Deployment,
  problems: ProblemList,
): void {
  const known = vimAccounts.map(({ name }) => name);
  const isKnown = new Set(known);
  const references: readonly Reference[] = [...k8sClusters, ...nsInstances].flatMap((declaration) => [
    { name: declaration.vimAccountName, place: declaration.vimAccountPlace },
    ...(declaration.kind === 'NsInstance'
      ? declaration.vnfs.flatMap(({ vimAccount }) => vimAccount ?? [])
      : []),
  ]);
  for (const { name, place } of references.filter((reference) => !isKnown.has(reference.name))) {
    const meant = problems.guesses.slipOf(name, known);
    if (meant !== undefined) problems.add(perhapsAnother('VIM account', name, meant, place));
  }
}
