import { OsmopsError } from '../errors/index.js';
import type { ProjectApi } from '../nbi/index.js';
import type { PrivateState } from '../plugin/definition/index.js';
import type { NamedObject } from './plan-table.js';

/** The key of private state under which OSM's id of the project stands that an object belongs to. */
export const osmKey = 'osm';

/** The project that an object is noted to belong to; undefined in a state of before such notes, and of an OSM that does not tell. */
export function noted({ [osmKey]: project }: PrivateState): string | undefined {
  return typeof project === 'string' ? project : undefined;
}

/**
 * Private state with the note, as far as anything is known, and with the object's id, by which the plan of its replacement knows it. The same
 * object if it has both.
 */
export function withNote(stored: PrivateState, id: string, project: string | undefined): PrivateState {
  const known = { id, ...(project !== undefined && { [osmKey]: project }) };
  const isNoted = Object.entries(known).every(([key, value]) => stored[key] === value);
  return isNoted ? stored : { ...stored, ...known };
}

/**
 * Throws `other-osm` if an object belongs to another OSM, or another project, than the one that is asked. An object without a note
 * is left to be looked for by its id.
 */
export async function checkOsm(
  object: NamedObject,
  stored: PrivateState,
  project: ProjectApi,
): Promise<void> {
  if (noted(stored) !== undefined) compareOsm(object, stored, await project.id(), project);
}

/** The same by what is known of OSM already. */
export function checkKnownOsm(object: NamedObject, stored: PrivateState, project: ProjectApi): void {
  compareOsm(object, stored, project.known(), project);
}

function compareOsm(
  { noun, name, id }: NamedObject,
  stored: PrivateState,
  actual: string | undefined,
  { address }: ProjectApi,
): void {
  const belongs = noted(stored);
  if (belongs === undefined || actual === undefined || belongs === actual) return;
  throw new OsmopsError({
    code: 'other-osm',
    message: `The ${noun} '${name}' (${id}) of the state belongs to another OSM or project (${belongs}) than the one at ${address} (${actual}).`,
    remedy:
      'If the connection is the wrong one, correct it. To deploy to this OSM as well, use a state of its own (osmops: --state NAME; Terraform: a workspace or a folder). If OSM was installed anew and what the state says is gone for good, take it out of the state: osmops state forget --other-osm shows what that drops (Terraform: terraform state rm ADDRESS).',
  });
}
