import { OsmopsError } from '../../provider/errors/index.js';

/** How many files are read at once: reading is mostly waiting, and a process may hold few files open. */
const batchSize = 32;

/**
 * Maps items in order, a batch at a time.
 *
 * @throws OsmopsError `cancelled` when the signal has fired; what `map` throws.
 */
export async function mapInBatches<T, R>(
  items: readonly T[],
  signal: AbortSignal | undefined,
  map: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += batchSize) {
    goOnUnless(signal);
    results.push(...(await Promise.all(items.slice(start, start + batchSize).map(map))));
  }
  return results;
}

/** @throws OsmopsError `cancelled` when the signal has fired. */
export function goOnUnless(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new OsmopsError({
    code: 'cancelled',
    message: 'The reading of the repository was cancelled',
    remedy: 'Nothing was changed. Run it again when you want it.',
  });
}
