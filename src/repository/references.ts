import type { Member } from '../../provider/packages/index.js';
import { didYouMean, listNames, slipOf } from './near-miss.js';
import type { ProblemList } from './problem-list.js';
import type { NsInstanceDeclaration, PackageDeclaration, Place, Problem, VnfDeclaration } from './types.js';

/**
 * Checks the NS instances against the packages beside them: OSM itself accepts an unknown member VNF index or KDU in
 * silence, and its parameters are lost. An NSD or VNFD that is not in the repository is looked up in OSM, at plan time.
 */
export function checkReferences(
  nsInstances: readonly NsInstanceDeclaration[],
  packages: readonly PackageDeclaration[],
  problems: ProblemList,
): void {
  const members = new Map<string, readonly Member[]>();
  const kduNames = new Map<string, readonly string[]>();
  for (const pkg of packages) {
    if (pkg.kind === 'ns') members.set(pkg.descriptorId, pkg.members);
    else
      kduNames.set(
        pkg.descriptorId,
        pkg.kdus.map(({ name }) => name),
      );
  }
  for (const { nsdName, nsdPlace, vnfs } of nsInstances) {
    if (!members.has(nsdName)) checkForSlip(nsdName, nsdPlace);
    for (const vnf of vnfs) checkVnf(nsdName, vnf, members.get(nsdName));
  }

  /** An NSD may well be in OSM only, unless its name is nearly that of one that is here. */
  function checkForSlip(nsdName: string, place: Place): void {
    const meant = slipOf(nsdName, [...members.keys()]);
    if (meant !== undefined) problems.add(perhapsAnother(nsdName, meant, place));
  }

  function checkVnf(
    nsdName: string,
    { place, memberVnfIndex, kdus }: VnfDeclaration,
    known?: readonly Member[],
  ): void {
    if (known === undefined) return;
    const vnfdId = known.find((member) => member.memberVnfIndex === memberVnfIndex)?.vnfdId;
    if (vnfdId === undefined) {
      const indexes = known.map((member) => member.memberVnfIndex);
      problems.add(unknownReference(`NSD '${nsdName}'`, 'member VNF', memberVnfIndex, indexes, place));
      return;
    }
    const names = kduNames.get(vnfdId);
    if (names === undefined) return;
    for (const kdu of kdus.filter(({ name }) => !names.includes(name))) {
      problems.add(unknownReference(`VNFD '${vnfdId}'`, 'KDU', kdu.name, names, kdu.place));
    }
  }
}

function perhapsAnother(nsdName: string, meant: string, place: Place): Problem {
  return {
    severity: 'warning',
    code: 'unknown-reference',
    message: `The NSD '${nsdName}' is not in this repository; did you mean '${meant}'?`,
    remedy: `Write '${meant}' if that is meant. If not, '${nsdName}' must be in OSM already.`,
    place,
  };
}

function unknownReference(
  holder: string,
  what: string,
  name: string,
  existing: readonly string[],
  place: Place,
): Problem {
  return {
    severity: 'error',
    code: 'unknown-reference',
    message: `The ${holder} in this repository has no ${what} '${name}'${didYouMean(name, existing) || '.'}`,
    remedy: `Its ${what}s are: ${listNames(existing)}.`,
    place,
  };
}
