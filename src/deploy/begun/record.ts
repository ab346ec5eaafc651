import { join } from 'node:path';
import { z } from 'zod';
import { maxOwnBytes, readText } from '../../../base/files/read-regular-file.js';
import { writeSafely } from '../../../base/files/write-safely.js';
import { isMissing, OsmopsError } from '../../../provider/errors/index.js';
import { type Begun, begunSchema } from './entry.js';

/** The file of the store that holds the record. */
export const begunFileName = 'begun.json';

const fileSchema = z.object({ version: z.literal(1), begun: z.array(begunSchema) });

/** How long ids are collected before they are written, in milliseconds. */
const bundleMs = 500;

/** What was begun in OSM and may not be in the state. It has one writer: whoever holds the lock on the state. */
export interface BegunRecord {
  readonly entries: readonly Begun[];
  /**
   * Puts entries in the place of all there are, on disk before it resolves.
   *
   * @throws OsmopsError `begun-unusable`; the old record stands.
   */
  replace(entries: readonly Begun[]): Promise<void>;
  /** Notes OSM's id of what was begun at an address. It is written with those that come soon after. Never throws. */
  learn(address: string, id: string): void;
  /** Writes what was learned. Never throws: an id is found again by the name. */
  flush(): Promise<void>;
}

/** Reads the record of a store. @throws OsmopsError `begun-unusable` if it is damaged: nothing may be applied then. */
export async function openBegunRecord(folder: string): Promise<BegunRecord> {
  const file = join(folder, begunFileName);
  let entries = await readEntries(file);
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<unknown> = Promise.resolve();

  function write(next: readonly Begun[]): Promise<void> {
    const done = writing.then(() => writeEntries(file, next));
    writing = done.catch(() => undefined);
    return done;
  }

  function settleTimer(): boolean {
    const wasSet = timer !== undefined;
    clearTimeout(timer);
    timer = undefined;
    return wasSet;
  }

  async function flush(): Promise<void> {
    if (settleTimer()) await write(entries).catch(() => undefined);
    await writing;
  }

  return {
    get entries() {
      return entries;
    },
    async replace(next) {
      settleTimer();
      if (next.length === 0 && entries.length === 0) return;
      await write(next);
      entries = next;
    },
    learn(address, id) {
      if (!entries.some((entry) => entry.address === address && entry.id !== id)) return;
      entries = entries.map((entry) => (entry.address === address ? { ...entry, id } : entry));
      timer ??= setTimeout(() => void flush(), bundleMs);
    },
    flush,
  };
}

/** The entries of a store's record, for whoever only shows them. Throws as {@link openBegunRecord} does. */
export async function readBegun(folder: string): Promise<readonly Begun[]> {
  return readEntries(join(folder, begunFileName));
}

/**
 * Has what was begun at these addresses forgotten: a person has dealt with it. Nobody may work on the state meanwhile.
 *
 * @throws OsmopsError `begun-unknown` if one of them is not in the record; `begun-unusable`.
 */
export async function forgetBegun(folder: string, addresses: readonly string[]): Promise<void> {
  const { entries, replace } = await openBegunRecord(folder);
  const known = new Set(entries.map(({ address }) => address));
  const stranger = addresses.find((address) => !known.has(address));
  if (stranger !== undefined) {
    throw new OsmopsError({
      code: 'begun-unknown',
      message: `Nothing is recorded as begun at ${stranger}`,
      remedy: '`osmops begun` lists what is.',
    });
  }
  await replace(entries.filter(({ address }) => !addresses.includes(address)));
}

/**
 * Gives what is recorded to another store, whose state goes on with that of this one. Nobody may work on either meanwhile.
 *
 * @throws OsmopsError `begun-unusable`.
 */
export async function moveBegun(from: string, to: string): Promise<void> {
  const source = await openBegunRecord(from);
  if (source.entries.length === 0) return;
  const target = await openBegunRecord(to);
  const moved = new Set(source.entries.map(({ address }) => address));
  await target.replace([...target.entries.filter(({ address }) => !moved.has(address)), ...source.entries]);
  await source.replace([]);
}

async function readEntries(file: string): Promise<readonly Begun[]> {
  try {
    return fileSchema.parse(JSON.parse(await readText(file, { maxBytes: maxOwnBytes }))).begun;
  } catch (error) {
    if (isMissing(error)) return [];
    const cause = error instanceof z.ZodError ? new Error(z.prettifyError(error)) : error;
    throw new OsmopsError({
      code: 'begun-unusable',
      message: `The record ${file} of what was begun cannot be read: ${reasonOf(cause)}`,
      remedy:
        'Compare what OSM has with the state (`osmops state list`): what an apply that was cut off has made may be in OSM alone. Then move the file away.',
      place: { file },
      cause,
    });
  }
}

async function writeEntries(file: string, begun: readonly Begun[]): Promise<void> {
  try {
    await writeSafely(file, `${JSON.stringify({ version: 1, begun }, null, 1)}\n`);
  } catch (cause) {
    throw new OsmopsError({
      code: 'begun-unusable',
      message: `The record ${file} of what is begun cannot be written: ${reasonOf(cause)}`,
      remedy:
        'Nothing was asked of OSM. Make the folder writable, see that its disk has room, and run it again.',
      place: { file },
      cause,
    });
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
