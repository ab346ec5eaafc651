import { z } from 'zod';
import type { Osm } from '../osm.js';
import {
  type Attributes,
  type Context,
  defineResource,
  type PlannedOf,
  type PrivateState,
  type ResourceDefinition,
  type StateOf,
  type TypedResource,
  type WithUnknown,
} from '../plugin/definition/index.js';
import { checkKnownOsm, checkOsm, withNote } from './osm-identity.js';
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
 * functions do. Each object stands at one address: see {@link PlanTable}. Each is noted to belong to the OSM in which it was made or found, and
 * in no other one is anything read, planned or changed for it.
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
  /** An answer whose private state says whose the object is; nothing is said of one that is as it was. */
  const marked = <T extends { readonly state: StateOf<A>; readonly private?: PrivateState }>(
    answer: T,
    before: PrivateState,
    { client: { nbi } }: Context<Osm>,
  ): T => {
    const kept = answer.private ?? before;
    const noted = withNote(kept, idOf(answer.state) ?? '', nbi.project.known());
    return noted === kept ? answer : { ...answer, private: noted };
  };
  return defineResource<A, Osm>({
    ...definition,
    stored: (json, session) => {
      const { data } = storedId.safeParse(JSON.parse(json));
      if (data !== undefined) planTableOf(session).stored(data.id);
    },
    plan: async (request, context) => {
      const table = planTableOf(context.session);
      if (request.prior !== null) {
        const object = objectOf(request.prior);
        await checkOsm(object, request.private, context.client.nbi.project);
        table.keep(object);
      }
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
    planDestroy: async ({ prior, private: stored }, { session, client: { nbi } }) => {
      const object = objectOf(prior);
      // A walk that only destroys has not logged in, and its plan is not worth it: the deletion itself checks.
      checkKnownOsm(object, stored, nbi.project);
      // On the way to the deletion itself Terraform asks once more of a deposed object: this one was taken over meanwhile.
      if (takenOver.has(session, object.id)) return {};
      if (planTableOf(session).destroy(object)) return {};
      return { private: { ...stored, stays: true }, diagnostics: [leavesStateOnly(object)] };
    },
    create: async (request, context) => {
      const adopted = request.private['adopt'];
      if (typeof adopted === 'string') takenOver.note(context.session, adopted);
      return marked(await definition.create(request, context), {}, context);
    },
    read: async (request, context) => {
      const { project } = context.client.nbi;
      const object = objectOf(request.state);
      await checkOsm(object, request.private, project);
      const answer = await definition.read(request, context);
      // A login in between may have led to another OSM, in which nothing of it is found.
      if (answer.state === null) checkKnownOsm(object, request.private, project);
      const { state } = answer;
      return state === null ? answer : marked({ ...answer, state }, request.private, context);
    },
    update: async (request, context) => {
      await checkOsm(objectOf(request.prior), request.private, context.client.nbi.project);
      return marked(await definition.update(request, context), request.private, context);
    },
    import: async (id, context) => marked(await definition.import(id, context), {}, context),
    delete: async (request, context) => {
      if (request.private['stays'] === true) return [];
      const object = objectOf(request.prior);
      await checkOsm(object, request.private, context.client.nbi.project);
      return takenOver.has(context.session, object.id)
        ? [notReplaced(object)]
        : definition.delete(request, context);
    },
  });
}
