import { setTimeout as delay } from 'node:timers/promises';

/** Time as the client sees it. Tests put their own in its place, so that nothing has to be waited for. */
export interface Clock {
  /**
   * Milliseconds since some fixed moment. Never steps back, whatever happens to the computer's wall clock.
   */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once when the signal aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Node takes a longer time for a mistake and does not wait at all: 24.8 days. */
const longestMs = 2 ** 31 - 1;

/** The monotonic time of this process. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (ms, signal) => {
    await delay(Math.min(ms, longestMs), undefined, signal === undefined ? {} : { signal }).catch(
      () => undefined,
    );
  },
};
