import { OsmopsError } from '../../errors/index.js';
import type { NsInstance } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, Diagnostic, PrivateState } from '../../plugin/definition/index.js';
import { isKnown } from '../known.js';
import { planTableOf, takenAtCreation } from '../plan-table.js';
import { SessionTexts } from '../session-texts.js';
import { capitalised, type Ways, waysIn } from '../ways.js';
import { differenceOf, type Wanted } from './adoptable.js';
import { advance } from './effective.js';
import { cannotRemove, removalOf } from './key-removal.js';
import { checkOrphans } from './orphan.js';
import { deadStates, stateOf } from './state.js';
import { wantedKdus } from './wanted.js';

/** What a look for an instance of the wanted name found. */
export type Namesake =
  /** None that is there to stay. */
  | { readonly kind: 'none' }
  /** The one that the planned instance takes the place of. */
  | { readonly kind: 'replaced' }
  /** One that the plan takes over. */
  | {
      readonly kind: 'adopted';
      readonly instance: NsInstance;
      readonly diagnostics: readonly Diagnostic[];
    };

/**
 * Looks for an instance of the wanted name before a creation is planned, since OSM would make a second one. Throws when it is in the way:
 * adoption is not allowed or not possible, or it is planned at another address. An instance that is just being deleted, or that
 * this plan replaces, is not in the way: if the state has it, it is tainted.
 */
export async function planAdoption(
  context: Context<Osm>,
  wanted: Wanted,
  stored: PrivateState,
): Promise<Namesake> {
  const { client: osm, session } = context;
  const ways = waysIn(context);
  // The create half of a replacement is planned with the private state of what it replaces.
  const replaced = stored['id'];
  const namesakes = await osm.nbi.nsInstances.findByName(wanted.name);
  const table = planTableOf(session);
  const isTainted = (id: string) => replaced === undefined && table.isStored(id);
  const there = namesakes.filter(({ nsState }) => nsState !== 'TERMINATING');
  for (const { id } of there) {
    if (id !== replaced) table.create({ noun: 'NS instance', name: wanted.name, id });
  }
  checkOrphans(session, stored, namesakes);
  const present = there.filter(({ id }) => id !== replaced && !isTainted(id));
  const [instance, ...others] = present;
  if (instance === undefined) return { kind: there.length === 0 ? 'none' : 'replaced' };
  if (others.length > 0) throw severalOfOneName(wanted.name, present, ways);
  const operations = await osm.nbi.operations.list(instance.id);
  if (deadStates.has(stateOf(instance, operations))) throw deadNamesake(instance, ways);
  if (!osm.settings.adoptExisting || replaced !== undefined) {
    throw exists(
      instance,
      `${capitalised(ways.importIt(instance.id))}, ${ways.allowAdoption}, or delete it.${ways.destroyAllTheSame}`,
    );
  }
  const difference = await differenceOf(wanted, instance, operations, context);
  if (difference !== undefined) throw anotherOne(instance, difference);
  const { vnfs } = wanted;
  const removed = isKnown(vnfs) ? removalOf(wantedKdus(vnfs), advance(undefined, operations)) : undefined;
  if (removed) throw cannotRemove(removed, instance.name, ways);
  return { kind: 'adopted', instance, diagnostics: warningsOf(session, instance) };
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

/** The refusal of a name that is taken when it comes to the creation. */
export function taken(instance: NsInstance): OsmopsError {
  return exists(instance, takenAtCreation);
}

function exists({ id, name }: NsInstance, remedy: string): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `An NS instance '${name}' (${id}) exists in OSM already.`,
    remedy,
    place: { attribute: ['name'] },
  });
}

function deadNamesake({ id, name, nsState }: NsInstance, { importIt }: Ways): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `An NS instance '${name}' (${id}) exists in OSM, is ${nsState} and cannot be adopted.`,
    remedy: `To have it replaced, ${importIt(id)}; or delete it (osm ns-delete ${id}).`,
    place: { attribute: ['name'] },
  });
}

function severalOfOneName(
  name: string,
  instances: readonly NsInstance[],
  { importTheOne }: Ways,
): OsmopsError {
  return new OsmopsError({
    code: 'ambiguous-name',
    message: `OSM has ${instances.length} NS instances '${name}': ${instances.map(({ id }) => id).join(', ')}.`,
    remedy: `Delete all but one (osm ns-delete ID), or ${importTheOne}.`,
    place: { attribute: ['name'] },
  });
}
