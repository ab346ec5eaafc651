import { setMaxListeners } from 'node:events';

/** Acts when a signal fires, at once if it has. @returns What ends the listening. */
export function whenAborted(signal: AbortSignal | undefined, act: () => void): () => void {
  if (signal?.aborted) act();
  signal?.addEventListener('abort', act, { once: true });
  return () => signal?.removeEventListener('abort', act);
}

/**
 * Runs work under a signal that fires with the first of some others, with its reason, or when the work calls `abort`. When the
 * work is over nothing is left with the others.
 *
 * In place of `AbortSignal.any`, which loses an abort: Node 20 collects an `AbortSignal.timeout` that it stands on before it
 * fires (nodejs/node#57736), Node 24 and 26 any other source (nodejs/node#65995); and in Node 20 each stays with a source that
 * lives on.
 */
export async function underSignals<T>(
  outers: readonly AbortSignal[],
  work: (signal: AbortSignal, abort: (reason?: unknown) => void) => Promise<T>,
): Promise<T> {
  const inner = new AbortController();
  const followers = outers.map((outer) => {
    // Hundreds of waits share the signals of one plan; Node would take them for a leak.
    setMaxListeners(Number.POSITIVE_INFINITY, outer);
    return whenAborted(outer, () => inner.abort(outer.reason));
  });
  try {
    return await work(inner.signal, (reason) => inner.abort(reason));
  } finally {
    for (const leave of followers) leave();
  }
}

/** The same for work whose signal also fires after so many milliseconds, with a reason: a `TimeoutError` unless it is given. */
export function withinLimit<T>(
  limitMs: number,
  outers: readonly AbortSignal[],
  work: (signal: AbortSignal) => Promise<T>,
  reason: () => Error = () => new DOMException('the time limit has passed', 'TimeoutError'),
): Promise<T> {
  return underSignals(outers, async (signal, abort) => {
    const timer = setTimeout(() => abort(reason()), limitMs);
    try {
      return await work(signal);
    } finally {
      clearTimeout(timer);
    }
  });
}
