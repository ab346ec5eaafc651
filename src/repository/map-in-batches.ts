/** How many files are read at once: reading is mostly waiting, and a process may hold few files open. */
const batchSize = 32;

/** Maps items in order, a batch at a time. */
export async function mapInBatches<T, R>(
  items: readonly T[],
  map: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += batchSize) {
    results.push(...(await Promise.all(items.slice(start, start + batchSize).map(map))));
  }
  return results;
}
