import { type ManualClock, manualClock } from '../../src/simulator/index.js';

/** A manual clock that tells when something waits on it. */
export interface WatchedClock extends ManualClock {
  /** How many timers were set so far. */
  readonly timerCount: number;
  /** Resolves when that many timers were set. */
  timersSet(count: number): Promise<void>;
}

export function watchedClock(): WatchedClock {
  const clock = manualClock();
  let timerCount = 0;
  let watchers: { readonly count: number; readonly resolve: () => void }[] = [];
  return {
    ...clock,
    setTimer: (seconds, run) => {
      timerCount += 1;
      for (const { resolve } of watchers.filter(({ count }) => count <= timerCount)) resolve();
      watchers = watchers.filter(({ count }) => count > timerCount);
      return clock.setTimer(seconds, run);
    },
    get timerCount() {
      return timerCount;
    },
    timersSet: (count) =>
      timerCount >= count ? Promise.resolve() : new Promise((resolve) => watchers.push({ count, resolve })),
  };
}
