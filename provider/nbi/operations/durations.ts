import { firstLookMs, longestMs, shortestMs } from './pace.js';

/** How many ends of operations of a type are remembered. */
const remembered = 32;

/** How long operations took in this process, by their type. */
export interface Durations {
  /** When an operation that was just begun is worth a first look, in milliseconds from now. */
  firstLookMs(type: string): number;
  /** Whether one that began so many milliseconds ago has probably ended; `undefined` as long as none of its type has. */
  isProbablyOver(type: string, ageMs: number): boolean | undefined;
  /**
   * Notes an end: seen when the operation was `ageMs` old, and still running at `runningMs`, if that was ever seen. One that had
   * ended by its first look took no longer than was expected: the moment of a look must not be taken for the end, or looks
   * would come later and later.
   */
  ended(type: string, seen: { readonly ageMs: number; readonly runningMs: number | undefined }): void;
}

export function createDurations(): Durations {
  const known = new Map<string, number[]>();

  function median(type: string): number | undefined {
    const sorted = [...(known.get(type) ?? [])].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
  }

  function expectedMs(type: string): number {
    return Math.min(longestMs, Math.max(shortestMs, median(type) ?? firstLookMs));
  }

  return {
    firstLookMs: expectedMs,
    isProbablyOver: (type, ageMs) => {
      const expected = median(type);
      return expected === undefined ? undefined : ageMs >= expected;
    },
    ended: (type, { ageMs, runningMs }) => {
      const took = runningMs === undefined ? Math.min(ageMs, expectedMs(type)) : (runningMs + ageMs) / 2;
      known.set(type, [...(known.get(type) ?? []), took].slice(-remembered));
    },
  };
}
