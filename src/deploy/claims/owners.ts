import { setTimeout as sleep } from 'node:timers/promises';
import { OsmopsError } from '../../../provider/errors/index.js';
import { readPackage } from '../../../provider/packages/index.js';
import type { Deployment } from '../../repository/index.js';
import { parseStoredState, peekState, type State } from '../../terraform/index.js';
import type { Claim } from './claim.js';
import { hasContent, type MarkedPackage } from './marked-elsewhere.js';
import { named, placeOf } from './refusals.js';

/** A state that is not this repository's: what it holds belongs to somebody else. */
export interface Owner {
  /** Of the repository, as people know it. */
  readonly name: string;
  readonly state: State;
}

/** A state file is written in place: one that is read meanwhile is not whole for so long at most, in milliseconds. */
const writingMs = 2_000;
const pauseMs = 50;

/**
 * Reads the state of another repository, which may be at work on it; undefined if it has none.
 *
 * @throws OsmopsError `state-damaged`: nobody can tell what it owns.
 */
export async function readOwner(name: string, stateFile: string): Promise<Owner | undefined> {
  for (let left = writingMs; ; left -= pauseMs) {
    try {
      const text = await peekState(stateFile);
      return text === undefined ? undefined : { name, state: parseStoredState(text) };
    } catch (cause) {
      if (left <= 0) throw ownerUnknown(name, stateFile, cause);
      await sleep(pauseMs);
    }
  }
}

function ownerUnknown(name: string, file: string, cause: unknown): OsmopsError {
  return new OsmopsError({
    code: 'state-damaged',
    message: `The state ${file} of '${name}' cannot be read, and it may own what OSM has under a wanted name`,
    remedy: `Correct that state, or, if '${name}' is given up, move its folder away.`,
    place: { file },
    cause,
  });
}

/** The error if anything that is to be taken over is in the state of another repository. */
export function ownedElsewhere(claims: readonly Claim[], owners: readonly Owner[]): OsmopsError | undefined {
  const owned = owners.flatMap(({ name, state }) => {
    const ids = new Set(
      state.values.filter(({ mode }) => mode === 'managed').map(({ values }) => values['id']),
    );
    const theirs = claims.filter(({ id }) => ids.has(id));
    return theirs.length === 0 ? [] : [{ name, theirs }];
  });
  const [first] = owned;
  if (first === undefined) return undefined;
  const whose = owned.map(({ name, theirs }) => `${named(theirs)} to '${name}'`).join('; ');
  return new OsmopsError({
    code: 'owned-elsewhere',
    message: `What is wanted belongs to another repository: ${whose}`,
    remedy: `Choose another name, or leave it to '${first.name}'. To have it change hands, take it out of that repository's state first.`,
    place: placeOf(first.theirs),
  });
}

/** A package that is wanted and that another repository has. */
export interface UsedPackage {
  readonly claim: Claim;
  /** Of the repository that owns it. */
  readonly owner: string;
}

/**
 * The packages among the claims that their owner, by its state or by its mark, has in OSM with the very content that is wanted: they are used as they are. OSM itself
 * keeps a package while an instance needs it.
 */
export async function usedPackages(
  claims: readonly Claim[],
  owners: readonly Owner[],
  marked: readonly MarkedPackage[],
  packages: Deployment['packages'],
): Promise<readonly UsedPackage[]> {
  const used: UsedPackage[] = [];
  for (const claim of claims) {
    const wanted = packages.find(
      ({ kind, descriptorId }) => claim.kind === `${kind}-package` && claim.name === descriptorId,
    );
    const owner = owners.find(({ state }) => owned(state, claim.id) !== undefined);
    const mark = marked.find((one) => one.claim === claim);
    if (wanted === undefined || (owner === undefined && mark === undefined)) continue;
    const content = await readPackage(wanted.folder);
    const isSame =
      owner === undefined
        ? mark !== undefined && hasContent(mark, content)
        : owned(owner.state, claim.id)?.['content_hash'] === content.contentHash;
    if (isSame) used.push({ claim, owner: owner?.name ?? mark?.owner ?? '' });
  }
  return used;
}

function owned({ values }: State, id: string) {
  return values.find((resource) => resource.mode === 'managed' && resource.values['id'] === id)?.values;
}
