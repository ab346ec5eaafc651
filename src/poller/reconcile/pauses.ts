/** How the poller paces itself, in milliseconds. */
export interface Pace {
  /** The pause after a first failure; it doubles with each further one. */
  readonly retryFirst: number;
  readonly retryMost: number;
  /** The pause before instances that are not READY are looked at for the first time; it doubles likewise. */
  readonly progressFirst: number;
  readonly progressMost: number;
}

export const defaultPace: Pace = {
  retryFirst: 10_000,
  retryMost: 600_000,
  progressFirst: 5_000,
  progressMost: 60_000,
};

/** `first`, doubled with each attempt after the first, and at most `most`. */
export function growing(first: number, most: number, attempt: number): number {
  return Math.min(most, first * 2 ** Math.min(attempt - 1, 30));
}

/** A pause made longer or shorter by up to a tenth, so that many pollers do not keep step. */
export function jittered(ms: number, random: () => number): number {
  return Math.round(ms * (0.9 + 0.2 * random()));
}
