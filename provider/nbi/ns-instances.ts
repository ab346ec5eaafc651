import type { Json, JsonObject } from '../json/index.js';
import type { Clock } from './clock.js';
import { unless } from './failure/unless.js';
import type { Requester } from './http/requester.js';
import type { Batching } from './lookup/batch.js';
import { createCollection, type Listing } from './lookup/collection.js';
import { fetchFiltered } from './lookup/filter.js';
import type { LookupOptions } from './lookup/memory.js';
import { modelKey } from './params.js';
import { createdNsSchema, deletingSchema, startedSchema, terminatingSchema } from './records/answers.js';
import { type NsInstance, nsInstanceSchema } from './records/ns-instance.js';

const path = 'nslcm/v1/ns_instances_content';

/** What an NS instance is created with. OSM answers 422 to an empty description: leave the key out. */
export type NsCreate = {
  readonly nsName: string;
  /** OSM's id of the NSD. */
  readonly nsdId: string;
  readonly vimAccountId: string;
  readonly nsDescription?: string;
  readonly additionalParamsForNs?: JsonObject;
  /** One object a member VNF, with the key `member-vnf-index`. */
  readonly additionalParamsForVnf?: readonly JsonObject[];
  /** Where single VNFs go and what their VDUs are given: one object a member VNF, with the key `member-vnf-index`. */
  readonly vnf?: readonly JsonObject[];
  /** Networks of virtual links, with the key `name`. */
  readonly vld?: readonly JsonObject[];
  readonly ssh_keys?: readonly string[];
} & {
  /** Whatever else `ns_instantiate` in the NBI's validation.py has. */
  readonly [further: string]: Json;
};

export interface KduUpgrade {
  readonly memberVnfIndex: string;
  readonly kduName: string;
  /** The chart or bundle to change to; `null` or absent leaves it. */
  readonly model?: string | null;
  /** All parameters that are wanted: OSM overlays them on those of the creation. */
  readonly params: JsonObject;
}

export interface Started {
  readonly operationId: string;
}

export interface NsInstanceApi {
  /** Reads an instance; reads of the same moment are one request. Never remembered. */
  get(id: string): Promise<NsInstance | undefined>;
  /**
   * Reads an instance unless it is READY, or gone: neither costs anything. Reads of the same moment are one request. Never
   * remembered.
   */
  getUnlessReady(id: string): Promise<NsInstance | undefined>;
  /**
   * Looks up instances; OSM does not keep names unique. Look-ups of the same moment are one request,
   * remembered for 30 s.
   */
  findByName(name: string, options?: LookupOptions): Promise<readonly NsInstance[]>;
  /** All instances of the project. Never remembered. */
  list(): Promise<Listing<NsInstance>>;
  /** Creates an instance and starts its instantiation, unless the signal fires before OSM is asked (`cancelled`). */
  create(body: NsCreate, unlessAborted?: AbortSignal): Promise<{ id: string; operationId: string }>;
  /** Starts the NS action `upgrade` of a KDU. */
  upgradeKdu(id: string, upgrade: KduUpgrade): Promise<Started>;
  /**
   * Starts the termination of an instance, at the end of which its record goes too. `undefined` when it is
   * not instantiated or gone: nothing was started, {@link remove} it.
   */
  terminate(id: string): Promise<Started | undefined>;
  /**
   * Removes an instance's record; terminates it before if need be. `undefined` when the record is gone at
   * once.
   */
  remove(id: string): Promise<Started | undefined>;
}

export function createNsInstances(
  request: Requester,
  batch: Batching,
  clock: Clock,
): NsInstanceApi & { forget(): void } {
  const collection = createCollection(request, batch, clock, {
    path,
    schema: nsInstanceSchema,
    nameKey: 'name',
    nameOf: ({ name }) => name,
  });
  const { changing } = collection;
  const byId = (further: { readonly and?: string } = {}) =>
    batch<string, NsInstance | undefined>(
      async (values) => {
        const filter = { collection: path, key: 'id', values, ...further };
        const records = await fetchFiltered(request, nsInstanceSchema, filter);
        const known = new Map(records.map((record) => [record.id, record]));
        return (id) => known.get(id);
      },
      (id) => id,
    );
  const anyById = byId();
  const unreadyById = byId({ and: 'nsState.ne=READY' });
  const action = (id: string, verb: string) => `nslcm/v1/ns_instances/${encodeURIComponent(id)}/${verb}`;
  return {
    get: async (id) => {
      const found = await anyById(id);
      // Somebody deleted it: a look-up that is remembered would still tell of it.
      if (found === undefined) collection.forget();
      return found;
    },
    getUnlessReady: unreadyById,
    findByName: collection.find,
    list: collection.list,
    create: (json, unlessAborted) =>
      changing(request({ method: 'POST', path, json, idempotent: false, unlessAborted }, createdNsSchema)),
    upgradeKdu: (id, { memberVnfIndex, kduName, model = null, params }) => {
      const json = {
        member_vnf_index: memberVnfIndex,
        kdu_name: kduName,
        primitive: 'upgrade',
        primitive_params: model === null ? params : { ...params, [modelKey]: model },
      };
      const asked = { method: 'POST', path: action(id, 'action'), json, idempotent: false } as const;
      return changing(request(asked, startedSchema));
    },
    terminate: (id) => {
      const json = { autoremove: true };
      const asked = { method: 'POST', path: action(id, 'terminate'), json, idempotent: false } as const;
      return changing(unless(['nbi-not-found', 'nbi-conflict'], request(asked, terminatingSchema)));
    },
    remove: (id) => {
      // A second DELETE finds the instance gone, or starts a second termination that ends with it.
      const asked = {
        method: 'DELETE',
        path: `${path}/${encodeURIComponent(id)}`,
        idempotent: true,
      } as const;
      return changing(unless(['nbi-not-found'], request(asked, deletingSchema)));
    },
    forget: collection.forget,
  };
}
