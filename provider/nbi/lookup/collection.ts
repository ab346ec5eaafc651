import { z } from 'zod';
import type { JsonObject } from '../../json/index.js';
import type { Clock } from '../clock.js';
import type { Requester } from '../http/requester.js';
import { jsonObject } from '../records/scalars.js';
import type { Batching } from './batch.js';
import { fetchFiltered } from './filter.js';
import { createMemory, type LookupOptions } from './memory.js';

export interface CollectionOptions<R> {
  /** Path, such as `admin/v1/vim_accounts`. */
  readonly path: string;
  readonly schema: z.ZodType<R>;
  /** The key that objects are looked up by. */
  readonly nameKey: string;
  /** Its value in a record. */
  readonly nameOf: (record: R) => string;
}

/** Look-ups in one of OSM's collections: those of the same moment meet in one request. */
export interface Collection<R> {
  /** The records under a name; remembered for a while. */
  find(name: string, options?: LookupOptions): Promise<readonly R[]>;
  /** All names there are, sorted; remembered for a while. */
  names(): Promise<string[]>;
  /** Everything there is, in OSM's order. Never remembered. */
  list(): Promise<Listing<R>>;
  /** Awaits a change of ours to the collection, however it ends, and forgets what is remembered. */
  changing<T>(change: Promise<T>): Promise<T>;
  /** Forgets what is remembered. */
  forget(): void;
}

/** All records of a collection. */
export interface Listing<R> {
  readonly records: readonly R[];
  /** What has not the form of such a record, as a package whose content was never uploaded. */
  readonly others: readonly UnreadRecord[];
}

/** What can be said of any record. */
export interface UnreadRecord {
  /** OSM's id (`_id`). */
  readonly id: string;
  readonly name: string | undefined;
}

/** Records of which only the name is of interest; it is missing in a package that was never uploaded. */
const namedSchema = z.array(z.record(z.string(), z.unknown()));

export function createCollection<R>(
  request: Requester,
  batch: Batching,
  clock: Clock,
  { path, schema, nameKey, nameOf }: CollectionOptions<R>,
): Collection<R> {
  const byName = batch<string, readonly R[]>(
    async (values) => {
      const records = await fetchFiltered(request, schema, { collection: path, key: nameKey, values });
      return (name) => records.filter((record) => nameOf(record) === name);
    },
    (name) => name,
  );
  const found = createMemory(byName, clock);
  const listed = createMemory(async () => {
    const records = await request({ method: 'GET', path, idempotent: true }, namedSchema);
    const names = records.map((record) => record[nameKey]);
    return names.filter((name) => typeof name === 'string').sort();
  }, clock);
  const forget = () => {
    found.forget();
    listed.forget();
  };
  return {
    find: found.find,
    names: () => listed.find(path),
    list: async () => {
      const records: R[] = [];
      const others: UnreadRecord[] = [];
      for (const one of await request({ method: 'GET', path, idempotent: true }, z.array(jsonObject))) {
        const parsed = schema.safeParse(one);
        if (parsed.success) records.push(parsed.data);
        else others.push(unreadRecord(one, nameKey));
      }
      return { records, others };
    },
    changing: (change) => change.finally(forget),
    forget,
  };
}

/** A record by the keys that any has; `nameKey` is that of its name. */
export function unreadRecord(record: JsonObject, nameKey: string): UnreadRecord {
  const name = record[nameKey];
  return { id: String(record['_id'] ?? ''), name: typeof name === 'string' ? name : undefined };
}
