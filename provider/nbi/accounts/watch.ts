import { underSignals } from '../../abort.js';
import type { Clock } from '../clock.js';
import type { EventListener } from '../event.js';
import { isPassing } from '../failure/passing.js';
import { firstLookMs, nextLookMs } from '../operations/pace.js';
import type { AwaitOptions } from '../operations/poller.js';
import type { AccountOutcome, Judge } from './outcome.js';

interface Looking<R> {
  /** Brings the present record; looks of the same moment should meet in one request. */
  look(): Promise<R | undefined>;
  readonly clock: Clock;
  readonly onEvent: EventListener;
  /** Stops the wait. */
  readonly closing: AbortSignal;
}

/**
 * Looks at an account until it is as `judge` wants it. Never rejects for a lost connection or a busy OSM, only when
 * looking again is in vain (a refused login).
 */
export async function watch<R>(
  looking: Looking<R>,
  judge: Judge<R>,
  { signal: stop, timeoutMs }: Pick<AwaitOptions, 'signal' | 'timeoutMs'>,
): Promise<AccountOutcome<R>> {
  return underSignals([stop, looking.closing], (signal) => watchUnder(signal, looking, judge, timeoutMs));
}

async function watchUnder<R>(
  signal: AbortSignal,
  { look, clock, onEvent }: Looking<R>,
  judge: Judge<R>,
  timeoutMs: number,
): Promise<AccountOutcome<R>> {
  const since = clock.now();
  let pauseMs = firstLookMs;
  while (!signal.aborted) {
    const leftMs = timeoutMs - (clock.now() - since);
    if (leftMs <= 0) return { kind: 'timed-out' };
    await clock.sleep(Math.min(pauseMs, leftMs), signal);
    if (signal.aborted) break;
    const outcome = await glance(look, judge, onEvent);
    if (outcome !== undefined) return outcome;
    pauseMs = nextLookMs(clock.now() - since, 1);
  }
  return { kind: 'stopped' };
}

async function glance<R>(
  look: () => Promise<R | undefined>,
  judge: Judge<R>,
  onEvent: EventListener,
): Promise<AccountOutcome<R> | undefined> {
  try {
    return judge(await look());
  } catch (error) {
    if (!isPassing(error)) throw error;
    onEvent({ kind: 'poll-failed', reason: error.message });
    return undefined;
  }
}
