/** Mulberry32: numbers between 0 and 1 that follow from a seed. */
export function generator(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed of a test's random numbers: OSMOPS_TEST_SEED, or another one each time. The test's name should tell it. */
export const testSeed = Number(process.env['OSMOPS_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
