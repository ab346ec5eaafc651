import { z } from 'zod';
import type { Osm } from '../osm.js';
import {
  type Attributes,
  defineResource,
  type PlannedOf,
  type ResourceDefinition,
  type StateOf,
  type TypedResource,
  type WithUnknown,
} from '../plugin/definition/index.js';
import { type NamedObject, planTableOf } from './plan-table.js';
import { leavesStateOnly, notReplaced, takenOver } from './taken-over.js';

/** How the objects of a kind are called, by people and in OSM. */
export interface Naming<A extends Attributes> {
  readonly noun: string;
  /** OSM's id. */
  idOf(state: StateOf<A>): string | null;
  /** The name that OSM knows it by, which is its identity. */
  nameOf(state: StateOf<A>): string | null;
  plannedNameOf(planned: PlannedOf<A>): WithUnknown<string | null>;
}

const storedId = z.object({ id: z.string() });

/**
 * Makes a definition a resource of OSM: with what is the same for the objects of all kinds, whatever else their own
 * functions do. Each object stands at one address: see {@link PlanTable}.
 */
export function defineOsmResource<A extends Attributes>(
  definition: ResourceDefinition<A, Osm>,
  { noun, idOf, nameOf, plannedNameOf }: Naming<A>,
): TypedResource<A, Osm> {
  const objectOf = (state: StateOf<A>): NamedObject => ({
    noun,
    name: nameOf(state) ?? '',
    id: idOf(state) ?? '',
  });
  return defineResource<A, Osm>({
    ...definition,
    stored: (json, session) => {
      const { data } = storedId.safeParse(JSON.parse(json));
      if (data !== undefined) planTableOf(session).stored(data.id);
    },
    plan: async (request, context) => {
      const table = planTableOf(context.session);
      if (request.prior !== null) table.keep(objectOf(request.prior));
      const answer =
        definition.plan === undefined
          ? { planned: request.planned }
          : await definition.plan(request, context);
      const name = plannedNameOf(answer.planned);
      // Both halves of a replacement are of one object; a creation has none yet.
      const holder = request.prior === null ? request.private['id'] : idOf(request.prior);
      if (typeof name === 'string') table.name(noun, name, holder ?? Symbol(name));
      return answer;
    },
    planDestroy: async ({ prior, private: stored }, { session }) => {
      const object = objectOf(prior);
      // On the way to the deletion itself Terraform asks once more of a deposed object: this one was taken over meanwhile.
      if (takenOver.has(session, object.id)) return {};
      if (planTableOf(session).destroy(object)) return {};
      return { private: { ...stored, stays: true }, diagnostics: [leavesStateOnly(object)] };
    },
    create: (request, context) => {
      const adopted = request.private['adopt'];
      if (typeof adopted === 'string') takenOver.note(context.session, adopted);
      return definition.create(request, context);
    },
    delete: async (request, context) => {
      if (request.private['stays'] === true) return [];
      const object = objectOf(request.prior);
      return takenOver.has(context.session, object.id)
        ? [notReplaced(object)]
        : definition.delete(request, context);
    },
  });
}
