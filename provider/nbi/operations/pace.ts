/**
 * When an operation is looked at first, counted from the beginning of its wait, as long as none of its type has ended. The
 * recorded ones took 0.30 to 0.35 s, half of them up to 0.32 s; small KDUs are up by then.
 */
export const firstLookMs = 330;
export const shortestMs = 200;
export const longestMs = 5_000;
/** What each operation in flight adds to the shortest interval. */
const perOperationMs = 1;

/**
 * Milliseconds until an operation is looked at again: a quarter of the time it has been waited for, so that
 * its end is seen at most that much late; not less than 0.2 s or, if that is more, 1 ms for each operation in
 * flight; never more than 5 s.
 *
 * @param ageMs How long it has been waited for.
 * @param inFlight How many operations are being waited for.
 */
export function nextLookMs(ageMs: number, inFlight: number): number {
  return Math.min(longestMs, Math.max(shortestMs, ageMs / 4, inFlight * perOperationMs));
}
