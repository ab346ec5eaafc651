/** Where the simulator takes the time from; everything that waits waits on it. */
export interface Clock {
  /** Seconds since 1970, with fractions, as OSM writes times. */
  now(): number;
  /** Runs `run` once after `seconds`; the returned function cancels that. */
  setTimer(seconds: number, run: () => void): () => void;
}

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /** Moves the time on by `seconds`; timers that fall due on the way run in the order of their times. */
  advance(seconds: number): void;
}

/**
 * The machine's clock, to the microsecond as Python's `time()`: OSM tells apart what happens within a millisecond. Its timers do
 * not keep the process alive.
 */
export function realClock(): Clock {
  return {
    now: () => (performance.timeOrigin + performance.now()) / 1000,
    setTimer: (seconds, run) => {
      const timer = setTimeout(run, seconds * 1000).unref();
      return () => clearTimeout(timer);
    },
  };
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A {@link ManualClock} that begins at `start`, in seconds since 1970. */
export function manualClock(start = 1_795_337_086): ManualClock {
  let now = start;
  const timers = new Set<Timer>();

  function nextDue(until: number): Timer | undefined {
    let earliest: Timer | undefined;
    for (const timer of timers) {
      if (timer.at <= until && (earliest === undefined || timer.at < earliest.at)) earliest = timer;
    }
    return earliest;
  }

  return {
    now: () => now,
    setTimer: (seconds, run) => {
      const timer = { at: now + seconds, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (seconds) => {
      const until = now + seconds;
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        timers.delete(timer);
        now = Math.max(now, timer.at);
        timer.run();
      }
      now = until;
    },
  };
}
