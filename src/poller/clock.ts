import { setTimeout } from 'node:timers/promises';

/** Time, as the poller needs it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Ends early when the signal fires. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  // More would overflow Node's timers and end at once.
  sleep: (ms, signal) =>
    setTimeout(Math.min(ms, 2 ** 31 - 1), undefined, { signal }).then(
      () => undefined,
      () => undefined,
    ),
};

/** A moment as ISO 8601. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
