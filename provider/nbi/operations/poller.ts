import { setMaxListeners } from 'node:events';
import type { Clock } from '../clock.js';
import type { EventListener } from '../event.js';
import { isPassing } from '../failure/passing.js';
import type { Operation } from '../records/operation.js';
import { type OperationOutcome, outcomeOf } from './outcome.js';
import { firstLookMs, nextLookMs } from './pace.js';

export interface AwaitOptions {
  /** Ends the wait with `stopped`. */
  readonly signal: AbortSignal;
  /** Ends the wait with `timed-out`. */
  readonly timeoutMs: number;
  /** Called after each look at an operation that still goes on. */
  readonly onProgress?: (operation: Operation) => void;
}

/** Waits for operations: one loop looks at all that are due, so many waits are few requests. */
export interface Poller {
  /**
   * Never rejects for a lost connection or a busy OSM, only when looking again is in vain (a refused login).
   */
  await(id: string, options: AwaitOptions): Promise<OperationOutcome>;
}

/** Looks operations up; one that OSM does not have any more is missing in the answer. */
export type LookAt = (ids: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, Operation>>;

interface Watch {
  readonly id: string;
  readonly since: number;
  dueAt: number;
  intervalMs: number;
  lastState: string | undefined;
  readonly onProgress: ((operation: Operation) => void) | undefined;
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
  let running = false;
  /** Aborted when the loop has to look up from its sleep, or when nobody waits any more. */
  let sleep = new AbortController();
  let round = new AbortController();

  /** Watches that are due by half of their interval join those that are due now. */
  function isDue({ dueAt, intervalMs }: Watch): boolean {
    return dueAt - intervalMs / 2 <= clock.now();
  }

  async function lookAtAll(due: readonly Watch[]): Promise<void> {
    round = new AbortController();
    setMaxListeners(0, round.signal);
    try {
      const operations = await lookAt([...new Set(due.map(({ id }) => id))], round.signal);
      for (const watch of due) settle(watch, operations.get(watch.id));
    } catch (error) {
      if (isPassing(error)) onEvent({ kind: 'poll-failed', reason: error.message });
      else for (const watch of due) watch.fail(error);
    }
    for (const watch of due) {
      watch.intervalMs = nextLookMs(clock.now() - watch.since, watches.size);
      watch.dueAt = clock.now() + watch.intervalMs;
    }
  }

  function settle(watch: Watch, operation: Operation | undefined): void {
    if (!watches.has(watch)) return;
    const outcome = operation === undefined ? { kind: 'gone' as const } : outcomeOf(operation);
    if (outcome !== undefined) {
      watch.end(outcome);
    } else if (operation !== undefined) {
      watch.lastState = operation.operationState;
      watch.onProgress?.(operation);
    }
  }

  async function run(): Promise<void> {
    running = true;
    while (watches.size > 0) {
      const next = Math.min(...[...watches].map(({ dueAt }) => dueAt));
      if (next <= clock.now()) {
        await lookAtAll([...watches].filter(isDue));
      } else {
        sleep = new AbortController();
        await clock.sleep(next - clock.now(), sleep.signal);
      }
    }
    running = false;
  }

  function begin(watch: Watch): void {
    watches.add(watch);
    if (running) sleep.abort();
    else void run();
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
    await: (id, { signal, timeoutMs, onProgress }) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return resolve({ kind: 'stopped' });
        const ended = new AbortController();
        const since = clock.now();
        const watch: Watch = {
          id,
          since,
          dueAt: since + firstLookMs,
          intervalMs: firstLookMs,
          lastState: undefined,
          onProgress,
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
          if (!ended.signal.aborted) watch.end({ kind: 'timed-out', lastState: watch.lastState });
        });
        begin(watch);
      }),
  };
}
