import { type ErrorPlace, OsmopsError } from '../../../provider/errors/index.js';
import type { ObjectKind } from '../../repository/index.js';
import type { PlannedChange, PlanSummary } from '../../terraform/index.js';
import { sensitiveValue } from '../../terraform/index.js';
import type { Claim, WantedObject } from './claim.js';
import type { Found } from './find.js';
import type { OthersPackage } from './package-marks.js';

/** What OSM's command deletes an object with. */
const deletions: Readonly<Record<ObjectKind, string>> = {
  'helm-repository': 'osm repo-delete',
  'vim-account': 'osm vim-delete',
  'k8s-cluster': 'osm k8scluster-delete',
  'vnf-package': 'osm nfpkg-delete',
  'ns-package': 'osm nspkg-delete',
  'ns-instance': 'osm ns-delete',
};

/** How many objects a message names. */
const mostNamed = 10;

/** Objects in words: `osm_ns_instance.ldap (ID)`. */
export function named(claims: readonly Pick<Claim, 'address' | 'id'>[]): string {
  const more = claims.length > mostNamed ? [`and ${claims.length - mostNamed} more`] : [];
  return [...claims.slice(0, mostNamed).map(({ address, id }) => `${address} (${id})`), ...more].join(', ');
}

export function severalOfOneName({ wanted, ids }: Found): OsmopsError {
  const { kind, name, address } = wanted;
  return new OsmopsError({
    code: 'ambiguous-name',
    message: `OSM has ${ids.length} objects that could be ${address} ('${name}'): ${ids.join(', ')}`,
    remedy: `Delete all but one (${deletions[kind]} ID), or name the one that is meant in osm_ops_imports.yaml.`,
    place: placeOf([wanted]),
  });
}

export function mayNotAdopt(claims: readonly Claim[]): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `OSM has what is to be created, and nothing may be taken over (\`adopt: never\`): ${named(claims)}`,
    remedy:
      'Choose other names, delete it in OSM, name what is meant in osm_ops_imports.yaml, or allow it: `adopt: approve`, or --adopt of the command.',
    place: placeOf(claims),
  });
}

/**
 * Where a backend of Terraform's own has the state: nothing of it can be hidden.
 *
 * @param stackFolder Where Terraform knows that backend.
 */
export function mustLeaveState(outdated: readonly string[], stackFolder: string): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `OSM has others in the place of what the state has and is gone: ${outdated.join(', ')}`,
    remedy: `Take what is gone out of the state (\`terraform -chdir=${stackFolder} state rm ADDRESS\`, with the variables that its backend needs); then the other one is offered for adoption.`,
    ...(outdated[0] !== undefined && { place: { address: outdated[0] } }),
  });
}

/**
 * Refuses a plan that takes something over and destroys it in the same moment.
 *
 * @throws OsmopsError `already-exists`, with what differs.
 */
export function refuseReplacedAdoptions({ changes }: PlanSummary, claims: readonly Claim[]): void {
  const replaced = changes.flatMap((change) => {
    const claim = claims.find(({ address }) => address === change.address);
    const isOne = claim !== undefined && change.importing === 'adopt' && change.action === 'replace';
    return isOne ? [{ change, claim }] : [];
  });
  const [first, ...others] = replaced;
  if (first === undefined) return;
  const { change, claim } = first;
  const more =
    others.length === 0
      ? ''
      : ` So are ${others.length} more: ${others.map((other) => other.claim.address).join(', ')}.`;
  const status = statusOf(change);
  // No declaration helps what OSM failed at.
  const ways = status === undefined ? 'Correct the declaration, choose' : 'Choose';
  throw new OsmopsError({
    code: 'already-exists',
    message: `${claim.address} exists in OSM ('${claim.name}', ${claim.id}) and cannot be adopted: it would be replaced, since ${status === undefined ? differences(change) : `it is ${status}`}.${more}`,
    remedy: `${ways} another name, or delete it in OSM (${deletions[claim.kind]} ${claim.id}). If it may be destroyed and made anew, name its id in osm_ops_imports.yaml.`,
    place: placeOf([claim]),
  });
}

/**
 * Refuses to destroy what others have taken over.
 *
 * @throws OsmopsError `owned-elsewhere`.
 */
export function refuseOthersPackages(packages: readonly OthersPackage[]): void {
  const [first] = packages;
  if (first === undefined) return;
  const addresses = packages.map(({ address }) => address);
  throw new OsmopsError({
    code: 'owned-elsewhere',
    message: `Packages of the state belong to others by their marks in OSM: ${packages.map((one) => `${named([one])} to '${one.owner}'`).join('; ')}`,
    remedy: `Leave them there: \`osmops state rm ${addresses.join(' ')}\`. Then destroy the rest.`,
    place: { address: first.address },
  });
}

/** What cannot go on is replaced, whatever is declared. */
function statusOf(change: PlannedChange): string | undefined {
  const status = forcing(change).find(({ path }) => path === 'status');
  return status && String(JSON.parse(status.before ?? '"in no state"'));
}

function forcing({ attributes, replacePaths }: PlannedChange) {
  return attributes.filter(({ path }) =>
    replacePaths.some(
      (forced) => path === forced || path.startsWith(`${forced}.`) || path.startsWith(`${forced}[`),
    ),
  );
}

function differences(change: PlannedChange): string {
  const differing = forcing(change).map(
    ({ path, before = 'nothing', after = 'nothing' }) => `${path} is ${short(before)}, not ${short(after)}`,
  );
  return differing.length === 0
    ? `${change.replacePaths.join(', ')} differs`
    : differing.slice(0, mostNamed).join('; ');
}

function short(value: string): string {
  return value.length > 60 && value !== sensitiveValue ? `${value.slice(0, 60)}...` : value;
}

/** Where the first of them is declared. */
export function placeOf([first]: readonly WantedObject[]): ErrorPlace {
  return first === undefined ? {} : { ...first.place, address: first.address };
}
