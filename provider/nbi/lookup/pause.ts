/** A pause ends when no call came for this many milliseconds, or for twice as long as between two of its calls, ... */
export const quietMs = 4;
/** ... but for no longer than this, ... */
const longestQuietMs = 50;
/** ... and at the latest this long after its first call ... */
const longestMs = 40;
/** ... and this for each call: Terraform needs a while to make a thousand, and they are worth more together. */
const perCallMs = 1;
/** While more calls are known to be on their way, it waits for them so many milliseconds at a time. */
const awaitedMs = 4;

/** A pause that ends when it has not been extended for a while, or has lasted long enough. */
export interface Pause {
  readonly over: Promise<void>;
  extend(): void;
  /** How often it was extended. */
  calls(): number;
}

/**
 * Begins a pause.
 *
 * @param usualMs Milliseconds without a call that end it; see {@link quietMs}.
 * @param usualCalls It ends at once when it was extended as often as this and no more calls are known to come.
 */
export function createPause(usualMs: number, usualCalls: number, moreToCome: () => boolean): Pause {
  const start = performance.now();
  let lastCall = start;
  let calls = 0;
  let longestGap = 0;
  let timer: NodeJS.Timeout | undefined;
  let immediate: NodeJS.Immediate | undefined;
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });

  /** Callers that cannot keep up come at longer intervals: the next one may take as long. */
  function quietFor(): number {
    const quiet = Math.min(longestQuietMs, Math.max(usualMs, longestGap * 2));
    return Math.max(0, Math.min(quiet, start + longestMs + calls * perCallMs - performance.now()));
  }

  function wait(ms: number): void {
    const due = performance.now() + ms;
    timer = setTimeout(() => {
      // Node runs what is due before it reads the sockets: a process that was off the processor finds there what came.
      const wasAway = ms > 0 && performance.now() - due > quietMs;
      immediate = setImmediate(() => {
        if (moreToCome()) wait(awaitedMs);
        else if (wasAway) wait(quietFor());
        else end();
      });
    }, ms);
  }

  return {
    over,
    extend: () => {
      clearTimeout(timer);
      clearImmediate(immediate);
      const now = performance.now();
      longestGap = Math.max(longestGap, now - lastCall);
      lastCall = now;
      calls += 1;
      wait(calls < usualCalls ? quietFor() : 0);
    },
    calls: () => calls,
  };
}
