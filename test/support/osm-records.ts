import { plant, type Seed } from '../../src/simulator/seed.js';
import { createStore, type Store } from '../../src/simulator/store/store.js';

/** The store of a simulated OSM with what `seed` says, for a test that wants to keep it. */
export function newRecords(seed: Seed): Store {
  const store = createStore();
  plant(store, Date.now() / 1000, seed);
  return store;
}

/**
 * All records of a simulated OSM but its tokens, as two lines of JSON: a later simulator holds the same objects by the same ids.
 * No operation may be under way. Packages come first, for instances refer to them.
 */
export function writeRecords({ packages, tokens: _tokens, ...tables }: Store): string {
  const ids = new Map<unknown, string>([...packages.values()].map((record) => [record, record.id]));
  const referring = (key: string, value: unknown) => {
    const id = ids.get(value);
    return id === undefined ? tagged(key, value) : { $package: id };
  };
  return `${JSON.stringify([...packages], tagged)}\n${JSON.stringify(tables, referring)}\n`;
}

/** The store that a text of {@link writeRecords} tells of. */
export function readRecords(text: string): Store {
  const [packages = '', tables = ''] = text.split('\n');
  const store = createStore();
  for (const [id, record] of JSON.parse(packages, untagged)) store.packages.set(id, record);
  const referring = (key: string, value: Tagged) =>
    value?.$package === undefined ? untagged(key, value) : store.packages.get(value.$package);
  return { ...store, ...JSON.parse(tables, referring) };
}

/** What stands in the JSON for what JSON has not. */
type Tagged = {
  readonly $package?: string;
  readonly $map?: [unknown, unknown][];
  readonly $bytes?: string;
} | null;

/** JSON has no maps and no bytes. */
function tagged(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] };
  if (isBytes(value)) return { $bytes: Buffer.from(value.data).toString('base64') };
  return value;
}

function untagged(_key: string, value: Tagged): unknown {
  if (value?.$map !== undefined) return new Map(value.$map);
  if (value?.$bytes !== undefined) return Buffer.from(value.$bytes, 'base64');
  return value;
}

/** What a Buffer makes of itself before anybody is asked. */
function isBytes(value: unknown): value is { data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
}
