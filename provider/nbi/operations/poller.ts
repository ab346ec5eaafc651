import { setMaxListeners } from 'node:events';
import type { Clock } from '../clock.js';
import type { EventListener } from '../event.js';
import { isPassing } from '../failure/passing.js';
import type { Operation } from '../records/operation.js';
import { chooseLooks } from './choose-looks.js';
import { createDurations } from './durations.js';
import { type OperationOutcome, outcomeOf } from './outcome.js';
import { nextLookMs } from './pace.js';

/** Which operation, and of what type: instantiate, action, terminate ... */
export interface OperationRef {
  readonly id: string;
  readonly lcmOperationType: string;
}

export interface AwaitOptions {
  /** Ends the wait with `stopped`. */
  readonly signal: AbortSignal;
  /** Ends the wait with `timed-out`. */
  readonly timeoutMs: number;
}

/** Waits for operations: one loop looks at all that are due, so many waits are few requests. */
export interface Poller {
  /**
   * Never rejects for a lost connection or a busy OSM, only when looking again is in vain (a refused login).
   */
  await(operation: OperationRef, options: AwaitOptions): Promise<OperationOutcome>;
}

/** Looks operations up; one that has completed, or that OSM has no more, is missing in the answer. */
export type LookAt = (ids: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, Operation>>;

/** An operation that is being waited for. */
export interface Watch extends OperationRef {
  /** When the wait began, by the clock's milliseconds. */
  readonly since: number;
  dueAt: number;
  intervalMs: number;
  /** The last look at it found it running: in what state and how old, in milliseconds. */
  running: { readonly state: string; readonly ageMs: number } | undefined;
  end(outcome: OperationOutcome): void;
  fail(error: unknown): void;
}

/** @param closing Stops all waits. */
export function createPoller(
  lookAt: LookAt,
  clock: Clock,
  onEvent: EventListener,
  closing: AbortSignal,
): Poller {
  const watches = new Set<Watch>();
  const durations = createDurations();
  let running = false;
  /** Aborted when the loop has to look up from its sleep, or when nobody waits any more. */
  let sleep = new AbortController();
  let wakesAt = 0;
  let round = new AbortController();

  async function look(due: readonly Watch[]): Promise<void> {
    const looked = new Set(chooseLooks(due, durations, clock.now()));
    round = new AbortController();
    setMaxListeners(0, round.signal);
    try {
      const operations = await lookAt([...new Set([...looked].map(({ id }) => id))], round.signal);
      for (const watch of looked) settle(watch, operations.get(watch.id));
    } catch (error) {
      if (isPassing(error)) onEvent({ kind: 'poll-failed', reason: error.message });
      else for (const watch of due) watch.fail(error);
    }
    const now = clock.now();
    const left = due.filter((watch) => watches.has(watch));
    for (const watch of left) {
      const ageMs = now - watch.since;
      // What has just ended tells that others of its type probably have, which were left out of this look.
      const isOverlooked =
        !looked.has(watch) && durations.isProbablyOver(watch.lcmOperationType, ageMs) === true;
      watch.intervalMs = isOverlooked ? 0 : nextLookMs(ageMs, watches.size);
      watch.dueAt = now + watch.intervalMs;
    }
  }

  function settle(watch: Watch, operation: Operation | undefined): void {
    if (!watches.has(watch)) return;
    const ageMs = clock.now() - watch.since;
    const outcome = operation === undefined ? { kind: 'completed' as const } : outcomeOf(operation);
    if (outcome !== undefined) {
      durations.ended(watch.lcmOperationType, { ageMs, runningMs: watch.running?.ageMs });
      watch.end(outcome);
    } else if (operation !== undefined) {
      watch.running = { state: operation.operationState, ageMs };
    }
  }

  /**
   * The next look waits for those that become due soon after the first one, by half of its interval at most: in a burst
   * of operations the last ones have ended by then, and what has ended costs nothing.
   */
  function nextLookAt(): number {
    let first: Watch | undefined;
    for (const watch of watches) if (first === undefined || watch.dueAt < first.dueAt) first = watch;
    if (first === undefined) return clock.now();
    const latest = first.dueAt + first.intervalMs / 2;
    let at = first.dueAt;
    for (const { dueAt } of watches) if (dueAt <= latest) at = Math.max(at, dueAt);
    return at;
  }

  async function run(): Promise<void> {
    running = true;
    while (watches.size > 0) {
      wakesAt = nextLookAt();
      const now = clock.now();
      if (wakesAt <= now) {
        await look([...watches].filter(({ dueAt }) => dueAt <= now));
      } else {
        sleep = new AbortController();
        await clock.sleep(wakesAt - now, sleep.signal);
      }
    }
    running = false;
  }

  function begin(watch: Watch): void {
    watches.add(watch);
    if (!running) void run();
    else if (watch.dueAt < wakesAt) sleep.abort();
  }

  function drop(watch: Watch): void {
    watches.delete(watch);
    if (watches.size > 0) return;
    sleep.abort();
    round.abort();
  }

  closing.addEventListener('abort', () => {
    for (const watch of watches) watch.end({ kind: 'stopped' });
  });

  return {
    await: (operation, { signal, timeoutMs }) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return resolve({ kind: 'stopped' });
        const ended = new AbortController();
        const since = clock.now();
        const intervalMs = durations.firstLookMs(operation.lcmOperationType);
        const watch: Watch = {
          ...operation,
          since,
          dueAt: since + intervalMs,
          intervalMs,
          running: undefined,
          end: (outcome) => {
            leave();
            resolve(outcome);
          },
          fail: (error) => {
            leave();
            reject(error);
          },
        };
        const stop = () => watch.end({ kind: 'stopped' });
        const leave = () => {
          ended.abort();
          signal.removeEventListener('abort', stop);
          drop(watch);
        };
        // Hundreds of waits share the signal of one plan; Node would take them for a leak.
        setMaxListeners(0, signal);
        signal.addEventListener('abort', stop);
        void clock.sleep(timeoutMs, ended.signal).then(() => {
          if (!ended.signal.aborted) watch.end({ kind: 'timed-out', lastState: watch.running?.state });
        });
        begin(watch);
      }),
  };
}
