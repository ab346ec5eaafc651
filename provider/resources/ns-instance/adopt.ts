import { OsmopsError } from '../../errors/index.js';
import type { NsInstance } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, Diagnostic, PrivateState } from '../../plugin/definition/index.js';
import { inState, remedyInState } from '../in-state.js';
import { isKnown } from '../known.js';
import { SessionTexts } from '../session-texts.js';
import { differenceOf, type Wanted } from './adoptable.js';
import { advance } from './effective.js';
import { cannotRemove, removalOf } from './key-removal.js';
import { checkOrphans } from './orphan.js';
import { deadStates, stateOf } from './state.js';
import { wantedKdus } from './wanted.js';

/** An existing instance that the plan takes over. */
export interface Adoption {
  readonly instance: NsInstance;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Looks for an instance of the wanted name before a creation is planned, since OSM would make a second one.
 * Returns the one to adopt, or `undefined` if nothing is in the way. Throws when adoption is not allowed or not
 * possible. An instance that is just being deleted, or that this plan replaces, is not in the way.
 *
 * A live instance that the state has already, but not at this address as far as the plan tells, is refused: if the
 * resource was renamed, Terraform would destroy it beside the creation.
 */
export async function planAdoption(
  context: Context<Osm>,
  wanted: Wanted,
  stored: PrivateState,
): Promise<Adoption | undefined> {
  const { client: osm, session } = context;
  // The create half of a replacement is planned with the private state of what it replaces.
  const replaced = stored['id'];
  const namesakes = await osm.nbi.nsInstances.findByName(wanted.name);
  checkOrphans(session, stored, namesakes);
  const present = namesakes.filter(
    ({ id, nsState }) => id !== replaced && !isDeadInState(session, id, nsState) && nsState !== 'TERMINATING',
  );
  const [instance, ...others] = present;
  if (instance === undefined) return undefined;
  if (others.length > 0) throw severalOfOneName(wanted.name, present);
  if (inState.has(session, instance.id)) throw declaredElsewhere(instance);
  const operations = await osm.nbi.operations.list(instance.id);
  if (deadStates.has(stateOf(instance, operations))) throw deadNamesake(instance);
  if (!osm.settings.adoptExisting || replaced !== undefined) throw exists(instance);
  const difference = await differenceOf(wanted, instance, operations, context);
  if (difference !== undefined) throw anotherOne(instance, difference);
  const { vnfs } = wanted;
  const removed = isKnown(vnfs) ? removalOf(wantedKdus(vnfs), advance(undefined, operations)) : undefined;
  if (removed) throw cannotRemove(removed, instance.name);
  return { instance, diagnostics: warningsOf(session, instance) };
}

/** A failed creation is in the state as tainted: then this plan replaces it. */
function isDeadInState(session: object, id: string, nsState: string): boolean {
  return deadStates.has(nsState) && inState.has(session, id);
}

function anotherOne({ id, name }: NsInstance, difference: string): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `An NS instance '${name}' (${id}) exists in OSM and ${difference}: it cannot be adopted.`,
    remedy: `Correct the declaration, choose another name, or delete the instance (osm ns-delete ${id}).`,
    place: { attribute: ['name'] },
  });
}

/**
 * So many instances are warned of in one run of Terraform, which reads its whole configuration again for each warning that it
 * prints: a plan with 400 took 17 s, with 20 it takes 2 s. The plan shows `adopted = true` of every one.
 */
const mostWarnings = 20;
const warned = new SessionTexts();

function warningsOf(session: object, { id, name }: NsInstance): readonly Diagnostic[] {
  const isNew = !warned.has(session, id);
  if (isNew && warned.count(session) === mostWarnings) return [];
  warned.note(session, id);
  const isLast = isNew && warned.count(session) === mostWarnings;
  const more = isLast ? ' There may be more: the plan shows `adopted = true` of each.' : '';
  return [
    {
      severity: 'warning',
      summary: `NS instance '${name}' exists in OSM and will be adopted`,
      detail: `Instance ${id} is taken into the state as it is; parameters that differ are upgraded. Its deletion will then be Terraform's as well.${more}`,
      attribute: ['name'],
    },
  ];
}

/** The refusal of a name that is taken. */
export function exists({ id, name }: NsInstance): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `An NS instance '${name}' (${id}) exists in OSM already.`,
    remedy: `Import it (terraform import ADDRESS ${id}), allow adoption (adopt_existing = true in the provider block), or delete it.`,
    place: { attribute: ['name'] },
  });
}

function declaredElsewhere({ id, name }: NsInstance): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `NS instance '${name}' (${id}) is in the state already: under another address, as tainted or as deposed. Creating it anew would end the one that runs.`,
    remedy: remedyInState(id),
    place: { attribute: ['name'] },
  });
}

function deadNamesake({ id, name, nsState }: NsInstance): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `An NS instance '${name}' (${id}) exists in OSM, is ${nsState} and cannot be adopted.`,
    remedy: `Import it to have it replaced (terraform import ADDRESS ${id}), or delete it (osm ns-delete ${id}).`,
    place: { attribute: ['name'] },
  });
}

function severalOfOneName(name: string, instances: readonly NsInstance[]): OsmopsError {
  return new OsmopsError({
    code: 'ambiguous-name',
    message: `OSM has ${instances.length} NS instances '${name}': ${instances.map(({ id }) => id).join(', ')}.`,
    remedy:
      'Delete all but one (osm ns-delete ID), or import the one that is meant (terraform import ADDRESS ID).',
    place: { attribute: ['name'] },
  });
}
