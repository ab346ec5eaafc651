import { z } from 'zod';
import { OsmopsError } from '../../../provider/errors/index.js';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  parseExact,
  stringifyExact,
} from '../../../provider/json/index.js';
import { instanceAddress, type NamedResource } from './address.js';

// A state is changed as it is stored, and all that is not known here stays as it is. What these functions give has a serial one higher,
// so that it is the successor of what it was made from.

const namedSchema = z.object({
  module: z.string().optional(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
});
const keySchema = z.union([z.string(), z.int()]).optional();

/** A state without some resource instances, by their addresses. What Terraform deposed stays. Serial and lineage are the same. */
export function hidingInstances(text: string, addresses: readonly string[]): string {
  const hidden = new Set(addresses);
  const state = readState(text);
  return write({
    ...state,
    resources: editInstances(state, (address, instance) =>
      hidden.has(address) && instance['deposed'] === undefined ? undefined : instance,
    ),
  });
}

/**
 * A state that has forgotten some resource instances, what Terraform deposed of them included.
 *
 * @throws OsmopsError `state-refused` if it has one of them not.
 */
export function forgettingInstances(text: string, addresses: readonly string[]): string {
  const state = readState(text);
  requireAll(state, addresses);
  const forgotten = new Set(addresses);
  return successor(state, {
    resources: editInstances(state, (address, instance) => (forgotten.has(address) ? undefined : instance)),
  });
}

/**
 * A state in which some resource instances are as good as any: the next apply does not replace them.
 *
 * @throws OsmopsError `state-refused` if it has one of them not.
 */
export function untaintingInstances(text: string, addresses: readonly string[]): string {
  const state = readState(text);
  requireAll(state, addresses);
  const untainted = new Set(addresses);
  return successor(state, {
    resources: editInstances(state, (address, instance) => {
      const { status: _, ...rest } = instance;
      return untainted.has(address) && instance['status'] === 'tainted' ? rest : instance;
    }),
  });
}

/**
 * A state in which a resource has another address of the same type, such as `osm_ns_instance.b` in place of `osm_ns_instance.a`.
 *
 * @throws OsmopsError `state-refused` if it has the one not, or has the other already, or they cannot be the same resource.
 */
export function movingResource(text: string, from: string, to: string): string {
  const state = readState(text);
  const resources = resourcesOf(state);
  const moved = resources.find((resource) => resourceAddress(resource) === from);
  if (moved === undefined) throw refused(`The state has no ${from}`);
  if (resources.some((resource) => resourceAddress(resource) === to)) {
    throw refused(`The state has a ${to} already`);
  }
  const prefix = from.slice(0, from.length - named(moved).name.length);
  const name = to.slice(prefix.length);
  if (!to.startsWith(prefix) || !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) {
    throw refused(`${to} is no other address of the same type as ${from}`);
  }
  return successor(state, {
    resources: resources.map((resource) => (resource === moved ? { ...resource, name } : resource)),
  });
}

/** The state with another lineage, as the first of it. */
export function beginningLineage(text: string, lineage: string): string {
  return write({ ...readState(text), lineage, serial: 1 });
}

function readState(text: string): JsonObject {
  const state = parseExact(text);
  if (!isJsonObject(state)) throw new TypeError('a state that is kept is an object');
  return state;
}

function write(state: JsonObject): string {
  return `${stringifyExact(state)}\n`;
}

function successor(state: JsonObject, changes: JsonObject): string {
  return write({ ...state, ...changes, serial: z.int().parse(state['serial']) + 1 });
}

function editInstances(
  state: JsonObject,
  edit: (address: string, instance: JsonObject) => JsonObject | undefined,
): JsonObject[] {
  return resourcesOf(state).flatMap((resource) => {
    const instances = instancesOf(resource).flatMap(
      (instance) => edit(addressOf(resource, instance), instance) ?? [],
    );
    return instances.length === 0 ? [] : [{ ...resource, instances }];
  });
}

function requireAll(state: JsonObject, addresses: readonly string[]): void {
  const known = new Set(
    resourcesOf(state).flatMap((resource) =>
      instancesOf(resource).map((instance) => addressOf(resource, instance)),
    ),
  );
  const missing = addresses.filter((address) => !known.has(address));
  if (missing.length > 0) throw refused(`The state has no ${missing.join(', ')}`);
}

function addressOf(resource: JsonObject, instance: JsonObject): string {
  return instanceAddress(named(resource), keySchema.parse(instance['index_key']));
}

function resourceAddress(resource: JsonObject): string {
  return instanceAddress(named(resource));
}

function named(resource: JsonObject): NamedResource {
  return namedSchema.parse(resource);
}

function resourcesOf(state: JsonObject): JsonObject[] {
  return objectsIn(state['resources']);
}

function instancesOf(resource: JsonObject): JsonObject[] {
  return objectsIn(resource['instances']);
}

function objectsIn(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function refused(message: string): OsmopsError {
  return new OsmopsError({
    code: 'state-refused',
    message,
    remedy: 'See what it has with `osmops state list`.',
  });
}
