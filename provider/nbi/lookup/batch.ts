import { createPause, type Pause, quietMs } from './pause.js';

/** The first pause after a while is longer: Terraform has only begun to make calls, and may be slow to do so. */
const firstQuietMs = 12;
const whileMs = 1_000;
/** As many calls as the largest of so many batches before are taken for all there are: Terraform asks for the same again and again. */
const rememberedBatches = 8;

/** Answers calls together: see {@link createBatching}. */
export type Batch<K, R> = (key: K) => Promise<R>;

/**
 * Makes a batch.
 *
 * @param run Asks for all keys at once and brings the answer to each.
 * @param identity A text that tells keys apart.
 */
export type Batching = <K, R>(
  run: (keys: readonly K[]) => Promise<(key: K) => R>,
  identity: (key: K) => string,
) => Batch<K, R>;

/**
 * Batches collect the calls of the same moment and answer them together. While a batch is under way the next one
 * collects, so a slow OSM gets larger batches, not more of them. A call never joins a batch that has left:
 * its caller may have written something since. Calls of equal identity are asked once. An error reaches every
 * call of its batch.
 *
 * @param moreToCome Whether more calls are known to be on their way: then the moment lasts.
 */
export function createBatching(moreToCome: () => boolean): Batching {
  /** When a batch left last. */
  let lastLeft = Number.NEGATIVE_INFINITY;

  function beginPause(usualCalls: number): Pause {
    const usualMs = performance.now() - lastLeft > whileMs ? firstQuietMs : quietMs;
    const pause = createPause(usualMs, usualCalls, moreToCome);
    void pause.over.then(() => {
      lastLeft = performance.now();
    });
    return pause;
  }

  return (run, identity) => createBatch(beginPause, run, identity);
}

function createBatch<K, R>(
  beginPause: (usualCalls: number) => Pause,
  run: (keys: readonly K[]) => Promise<(key: K) => R>,
  identity: (key: K) => string,
): Batch<K, R> {
  let collecting:
    | { readonly keys: Map<string, K>; readonly answer: Promise<(key: K) => R>; called(): void }
    | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  /** How many calls the batches before took. */
  let sizes: readonly number[] = [];

  function begin(): NonNullable<typeof collecting> {
    const keys = new Map<string, K>();
    const pause = beginPause(sizes.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...sizes));
    const before = underWay;
    const answer = pause.over.then(async () => {
      await before.catch(() => undefined);
      collecting = undefined;
      sizes = [...sizes, pause.calls()].slice(-rememberedBatches);
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
