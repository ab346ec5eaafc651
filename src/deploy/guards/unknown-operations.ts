import { z } from 'zod';
import type { Nbi } from '../../../provider/nbi/index.js';
import { nsInstance } from '../../../provider/resources/index.js';
import { lastOfOurs } from '../../../provider/resources/ns-instance/stored.js';
import { type PlannedChange, readPrivate } from '../../terraform/index.js';
import { type Asked, areAsked } from '../begun/asked.js';

/** An instance that somebody works with whom we do not know. */
export interface UnknownOperation {
  readonly address: string;
  /** OSM's id of the instance. */
  readonly id: string;
  /** OSM's id of its last operation. */
  readonly operation: string;
}

/** As much of a planned change as says what ends. */
type PlannedEnd = Pick<PlannedChange, 'address' | 'type' | 'action'>;

const known = z.object({ id: z.string() });

/**
 * Of the NS instances that a plan destroys or replaces, those whose last operation in OSM is not ours. OSM keeps no owner of an instance:
 * its operations are all that tells of one. An instance of which nothing is noted yet is not among them.
 *
 * @param stateText The state that was planned on.
 * @param ask Asks OSM; called only if there is something to ask.
 * @param asked What runs of ours that were killed may have asked for, and nobody noted.
 */
export async function unknownOperations(
  changes: readonly PlannedEnd[],
  stateText: string,
  ask: <T>(question: (osm: Pick<Nbi, 'operations'>) => Promise<T>) => Promise<T>,
  asked: readonly Asked[] = [],
): Promise<readonly UnknownOperation[]> {
  const ends = new Set(
    changes
      .filter(({ type, action }) => type === nsInstance.type && (action === 'delete' || action === 'replace'))
      .map(({ address }) => address),
  );
  if (ends.size === 0) return [];
  const noted = readPrivate(stateText).flatMap(({ address, deposed, private: kept }) => {
    const last = lastOfOurs(kept);
    const { data } = known.safeParse(kept);
    return !deposed && ends.has(address) && last !== undefined && data
      ? [{ address, id: data.id, last }]
      : [];
  });
  if (noted.length === 0) return [];
  const lists = await ask(({ operations }) => Promise.all(noted.map(({ id }) => operations.list(id))));
  return noted.flatMap(({ address, id, last }, index) => {
    const operations = lists[index] ?? [];
    const operation = operations.at(-1)?.id;
    if (operation === undefined || operation === last) return [];
    const known = operations.findIndex((one) => one.id === last);
    if (known >= 0 && areAsked(asked, id, last, operations.slice(known + 1))) return [];
    return [{ address, id, operation }];
  });
}
