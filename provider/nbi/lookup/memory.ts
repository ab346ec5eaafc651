import type { Clock } from '../clock.js';

/** How long a look-up is remembered: long enough for an apply right after its plan, in milliseconds. */
const memoryMs = 30_000;

export interface LookupOptions {
  /** Ask OSM even if the answer is remembered. */
  readonly fresh?: boolean;
}

/**
 * Look-ups that are remembered for 30 s, absence too, unless {@link forget} is called. Failures are not
 * remembered.
 */
export interface Memory<R> {
  find(key: string, options?: LookupOptions): Promise<R>;
  forget(): void;
}

export function createMemory<R>(ask: (key: string) => Promise<R>, clock: Clock): Memory<R> {
  const remembered = new Map<string, { readonly answer: Promise<R>; readonly until: number }>();
  return {
    find: (key, { fresh = false } = {}) => {
      const known = remembered.get(key);
      if (!fresh && known !== undefined && clock.now() < known.until) return known.answer;
      const entry = { answer: ask(key), until: clock.now() + memoryMs };
      remembered.set(key, entry);
      entry.answer.catch(() => {
        if (remembered.get(key) === entry) remembered.delete(key);
      });
      return entry.answer;
    },
    forget: () => remembered.clear(),
  };
}
