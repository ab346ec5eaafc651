import type { Clock } from '../../../provider/nbi/index.js';

interface Sleeper {
  readonly until: number;
  wake(): void;
}

/**
 * A clock that jumps to the end of the next sleep as soon as nothing else is to be done; an infinite sleep
 * has none.
 */
export interface VirtualClock extends Clock {
  /** How long each sleep was to be, in milliseconds. */
  readonly sleeps: readonly number[];
  /** Lets time pass. */
  advance(ms: number): void;
}

export function createVirtualClock(): VirtualClock {
  const sleepers = new Set<Sleeper>();
  const sleeps: number[] = [];
  let now = 1_000_000;

  function wakeNext(): void {
    const next = [...sleepers]
      .filter(({ until }) => until < Number.POSITIVE_INFINITY)
      .sort((a, b) => a.until - b.until)[0];
    if (next === undefined) return;
    now = Math.max(now, next.until);
    next.wake();
  }

  return {
    sleeps,
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        sleeps.push(ms);
        const sleeper = {
          until: now + ms,
          wake: () => {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake, { once: true });
        setImmediate(wakeNext);
      }),
  };
}
