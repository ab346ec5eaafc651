import { underSignals, withinLimit } from '../../../../provider/abort.js';
import { isOsmopsError, OsmopsError } from '../../../../provider/errors/index.js';

/** Runs work that a signal can end, or that ends itself with an error of its own, whatever the ended programs say. */
export function abortable<T>(
  outer: AbortSignal,
  work: (signal: AbortSignal, abort: (reason: OsmopsError) => void) => Promise<T>,
): Promise<T> {
  return underSignals([outer], (signal, abort) => explained(signal, () => work(signal, abort)));
}

/** Runs work that may take so many milliseconds; `what` is what is being done. */
export function withDeadline<T>(
  outer: AbortSignal,
  limitMs: number,
  what: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const reason = () => timedOut(what, limitMs);
  return withinLimit(limitMs, [outer], (signal) => explained(signal, () => work(signal)), reason);
}

/** Runs work; once its signal has fired, the reason of that is what it fails with. */
async function explained<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    signal.throwIfAborted();
    return await work();
  } catch (error) {
    throw signal.aborted ? whyAborted(signal.reason) : error;
  }
}

function timedOut(what: string, limitMs: number): OsmopsError {
  return new OsmopsError({
    code: 'git-timeout',
    message: `${what} took longer than ${limitMs / 1000} s.`,
    remedy: "Make 'timeout' longer if the server is only slow.",
  });
}

function whyAborted(reason: unknown): OsmopsError {
  if (isOsmopsError(reason)) return reason;
  return new OsmopsError({
    code: 'cancelled',
    message: 'The work with the Git repository was cancelled.',
    remedy: 'Start it again.',
    cause: reason,
  });
}
