import { z } from 'zod';
import { maxPathLength } from '../http/limits.js';
import type { Requester } from '../http/requester.js';

export interface Filter {
  /** Path of the collection, such as `nslcm/v1/ns_instances_content`. */
  readonly collection: string;
  /** The key that is to have one of the values. */
  readonly key: string;
  readonly values: readonly string[];
  /** A further condition, encoded, such as `nsState.ne=READY`. */
  readonly and?: string;
  readonly signal?: AbortSignal;
}

/**
 * The records of a collection whose `key` has one of the values, in as few requests as OSM's limit on a
 * path's length allows. A value with a comma would be taken apart by OSM: the caller has to compare what
 * comes with what it asked for.
 */
export async function fetchFiltered<R>(
  request: Requester,
  schema: z.ZodType<R>,
  filter: Filter,
): Promise<readonly R[]> {
  const rows = z.array(schema);
  const { collection, key, and, signal } = filter;
  const start = `${collection}?${and === undefined ? '' : `${and}&`}${key}=`;
  const lists = splitByLength(filter.values.map(encodeURIComponent), maxPathLength - start.length);
  const answers = await Promise.all(
    lists.map((list) => {
      const path = `${start}${list}`;
      return request(
        { method: 'GET', path, idempotent: true, ...(signal === undefined ? {} : { signal }) },
        rows,
      );
    }),
  );
  return answers.flat();
}

/**
 * Joins values by commas into as few texts as possible, none longer than `length` unless a single value is.
 */
export function splitByLength(values: readonly string[], length: number): readonly string[] {
  const lists: string[] = [];
  for (const value of values) {
    const last = lists.at(-1);
    if (last !== undefined && last.length + 1 + value.length <= length)
      lists[lists.length - 1] = `${last},${value}`;
    else lists.push(value);
  }
  return lists;
}
