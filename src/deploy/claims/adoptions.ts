import type { Deployment } from '../../repository/index.js';
import type { State } from '../../terraform/index.js';
import type { AskOsm } from '../osm.js';
import type { AdoptMode, Claim } from './claim.js';
import { type Found, findInOsm, isInOsm } from './find.js';
import { markedByOthers, markedElsewhere } from './marked-elsewhere.js';
import { type Owner, ownedElsewhere, type UsedPackage, usedPackages } from './owners.js';
import type { StoreOwner } from './package-marks.js';
import { mayNotAdopt, severalOfOneName } from './refusals.js';
import { wantedObjects } from './wanted.js';

/** What an adoption depends on. */
export interface AdoptionSettings {
  readonly adopt: AdoptMode;
  /** The other states that are known here. */
  readonly owners: () => Promise<readonly Owner[]>;
}

/** What OSM has under wanted names, and what of the state is in its way. */
export interface Adoptions {
  readonly claims: readonly Claim[];
  /** What another repository has as it is wanted here: it stays that one's. */
  readonly used: readonly UsedPackage[];
  /** Addresses that the state has with an object that OSM has no more. */
  readonly outdated: readonly string[];
}

export interface AdoptionSearch extends AdoptionSettings {
  readonly deployment: Deployment;
  readonly state: State;
  /** What is claimed already. */
  readonly recovered: readonly Claim[];
  readonly ask: AskOsm;
  /** Who this is, in the marks of its packages. */
  readonly self: StoreOwner & { readonly name: string };
}

/**
 * Finds what OSM has under the wanted names and the state has not, or has with the id of something that is gone.
 *
 * @throws OsmopsError `ambiguous-name`, `owned-elsewhere`; `already-exists` if nothing is to be adopted; `nbi-*`.
 */
export async function findAdoptions(search: AdoptionSearch): Promise<Adoptions> {
  const { deployment, state, recovered, ask, adopt, owners, self } = search;
  const ids = new Map(state.values.map(({ address, values }) => [address, values['id']]));
  const ours = new Set<unknown>([...ids.values(), ...recovered.map(({ id }) => id)]);
  const strange = await ask(async (osm) => {
    const found = await findInOsm(osm, wantedObjects(deployment));
    // Where the state has one of a name, that is the one, whatever else bears it.
    const others = found.filter(({ ids: present }) => !present.some((id) => ours.has(id)));
    // One that has another name by now is ours still, and nothing takes its place.
    const lives = await Promise.all(
      others.map(async ({ wanted: { kind, address } }) => {
        const id = ids.get(address);
        return typeof id === 'string' && (await isInOsm(osm, kind, id));
      }),
    );
    return others.filter((_, index) => !lives[index]);
  });
  if (strange.length === 0) return { claims: [], used: [], outdated: [] };
  const several = strange.find(({ ids: present }) => present.length > 1);
  if (several !== undefined) throw severalOfOneName(several);
  const known = await owners();
  const inTheWay = strange.map(claimOn);
  const marked = await ask((osm) => markedByOthers(inTheWay, osm, self));
  const used = await usedPackages(inTheWay, known, marked, deployment.packages);
  const claims = inTheWay.filter((claim) => !used.some((one) => one.claim === claim));
  const elsewhere = ownedElsewhere(claims, known) ?? markedElsewhere(claims, marked);
  if (elsewhere !== undefined) throw elsewhere;
  if (adopt === 'never' && claims.length > 0) throw mayNotAdopt(claims);
  const outdated = inTheWay.map(({ address }) => address).filter((address) => ids.has(address));
  return { claims, used, outdated };
}

function claimOn({ wanted, ids: [id = ''] }: Found): Claim {
  return { ...wanted, id, why: 'adopt' };
}
