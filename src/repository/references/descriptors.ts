import { reportDuplicates } from '../duplicates.js';
import type { ProblemList } from '../problem-list.js';
import type {
  NsInstanceDeclaration,
  NsPackageDeclaration,
  PackageDeclaration,
  Reference,
  VnfDeclaration,
} from '../types.js';
import { perhapsAnother, unknownReference } from './problems.js';

/**
 * Checks NS instances against the descriptors beside them: OSM itself accepts an unknown member VNF index or KDU in
 * silence, and its parameters are lost. Where there are none to lose, as in repositories of OSM Ops that name the VNFD in its place, it is a warning.
 * An NSD or VNFD that is not in the repository is looked up in OSM, at plan time.
 *
 * @returns The VNFs of the short form that are given nothing and are in no descriptor, or have no KDU: they can be left out.
 */
export function checkDescriptors(
  nsInstances: readonly NsInstanceDeclaration[],
  packages: readonly PackageDeclaration[],
  problems: ProblemList,
): ReadonlySet<VnfDeclaration> {
  const needless = new Set<VnfDeclaration>();
  const nsds = new Map<string, Nsd>();
  const kdus = new Map<string, readonly string[]>();
  for (const pkg of packages) {
    if (pkg.kind === 'ns') nsds.set(pkg.descriptorId, { ...pkg, indexes: indexesIn(pkg) });
    else {
      kdus.set(
        pkg.descriptorId,
        pkg.kdus.map(({ name }) => name),
      );
    }
  }
  const nsdNames = [...nsds.keys()];
  for (const instance of nsInstances) {
    reportGivenTwice(instance, problems);
    const nsd = nsds.get(instance.nsdName);
    if (nsd === undefined) checkForSlip(instance, nsdNames, problems);
    else for (const vnf of checkAgainst(nsd, instance, kdus, problems)) needless.add(vnf);
    for (const vnf of instance.vnfs) if (vnf.isBare && vnf.kdus.length === 0) needless.add(vnf);
  }
  return needless;
}

/** An NSD with the indexes of its members: one list for all instances of it. */
type Nsd = NsPackageDeclaration & { readonly indexes: readonly string[] };

function indexesIn({ members }: NsPackageDeclaration): readonly string[] {
  return members.map(({ memberVnfIndex }) => memberVnfIndex);
}

function reportGivenTwice({ name, vnfs, networks }: NsInstanceDeclaration, problems: ProblemList): void {
  const of = ` of the NS instance '${name}'`;
  const titled = [
    ...vnfs.map(({ memberVnfIndex, place }) => ({ title: `member VNF '${memberVnfIndex}'${of}`, place })),
    ...networks.map((network) => ({ title: `network '${network.name}'${of}`, place: network.place })),
  ];
  reportDuplicates(titled, problems);
  for (const { memberVnfIndex, kdus } of vnfs) {
    const title = (kdu: string) => `KDU '${kdu}' of member VNF '${memberVnfIndex}'${of}`;
    reportDuplicates(
      kdus.map((kdu) => ({ title: title(kdu.name), place: kdu.place })),
      problems,
    );
  }
}

function checkForSlip(
  { nsdName, nsdPlace }: NsInstanceDeclaration,
  known: readonly string[],
  problems: ProblemList,
): void {
  const meant = problems.guesses.slipOf(nsdName, known);
  if (meant !== undefined) problems.add(perhapsAnother('NSD', nsdName, meant, nsdPlace));
}

function checkAgainst(
  { members, indexes, virtualLinks }: Nsd,
  { nsdName, vnfs, networks, namedInInstantiation = { links: [], members: [] } }: NsInstanceDeclaration,
  kdus: ReadonlyMap<string, readonly string[]>,
  problems: ProblemList,
): readonly VnfDeclaration[] {
  const nsd = `NSD '${nsdName}'`;
  const checkNames = (what: string, named: readonly Reference[], known: readonly string[]) => {
    for (const { name, place } of named.filter((reference) => !known.includes(reference.name))) {
      problems.add(unknownReference(nsd, what, name, known, place, problems.guesses));
    }
  };
  const needless = vnfs.filter((vnf) => vnf.isBare && !indexes.includes(vnf.memberVnfIndex));
  for (const { memberVnfIndex: name, place } of needless) {
    const problem = unknownReference(nsd, 'member VNF', name, indexes, place, problems.guesses);
    const remedy = `${problem.remedy} It is given nothing, so nothing is lost: correct it, or take it out.`;
    problems.add({ ...problem, severity: 'warning', remedy });
  }
  const declared = vnfs
    .filter((vnf) => !needless.includes(vnf))
    .map(({ memberVnfIndex, place }) => ({ name: memberVnfIndex, place }));
  checkNames('member VNF', [...declared, ...namedInInstantiation.members], indexes);
  checkNames('virtual link', [...networks, ...namedInInstantiation.links], virtualLinks);
  for (const vnf of vnfs) {
    const member = members.find(({ memberVnfIndex }) => memberVnfIndex === vnf.memberVnfIndex);
    if (member !== undefined) checkKdus(member.vnfdId, vnf, kdus.get(member.vnfdId), problems);
  }
  return needless;
}

function checkKdus(
  vnfdId: string,
  { kdus }: VnfDeclaration,
  names: readonly string[] | undefined,
  problems: ProblemList,
): void {
  for (const { name, place } of kdus) {
    if (names === undefined || names.includes(name)) continue;
    problems.add(unknownReference(`VNFD '${vnfdId}'`, 'KDU', name, names, place, problems.guesses));
  }
}
