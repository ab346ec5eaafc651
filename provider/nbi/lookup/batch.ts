/** A batch leaves when no call came for this many milliseconds ... */
const quietMs = 4;
/** ... and at the latest this long after its first call. */
const longestMs = 40;

/**
 * Collects the calls of the same moment and answers them together. While a batch is under way the next one
 * collects, so a slow OSM gets larger batches, not more of them. A call never joins a batch that has left:
 * its caller may have written something since. Calls of equal identity are asked once. An error reaches every
 * call of its batch.
 *
 * @param run Asks for all keys at once and brings the answer to each.
 * @param identity A text that tells keys apart.
 */
export function createBatch<K, R>(
  run: (keys: readonly K[]) => Promise<(key: K) => R>,
  identity: (key: K) => string,
): (key: K) => Promise<R> {
  let collecting:
    | { readonly keys: Map<string, K>; readonly answer: Promise<(key: K) => R>; called(): void }
    | undefined;
  let underWay: Promise<unknown> = Promise.resolve();

  function begin(): NonNullable<typeof collecting> {
    const keys = new Map<string, K>();
    const pause = createPause();
    const before = underWay;
    const answer = pause.over.then(async () => {
      await before.catch(() => undefined);
      collecting = undefined;
      return await run([...keys.values()]);
    });
    underWay = answer;
    return { keys, answer, called: pause.extend };
  }

  return async (key) => {
    collecting ??= begin();
    collecting.keys.set(identity(key), key);
    collecting.called();
    return (await collecting.answer)(key);
  };
}

/** A pause that ends when it has not been extended for a while, or has lasted long enough. */
function createPause(): { readonly over: Promise<void>; extend(): void } {
  const start = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    over,
    extend: () => {
      clearTimeout(timer);
      timer = setTimeout(end, Math.min(quietMs, Math.max(0, longestMs - (performance.now() - start))));
    },
  };
}
