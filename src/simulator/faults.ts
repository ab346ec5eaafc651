/** What happens to a request instead of its normal course. */
export type FaultAction =
  /** Answer this; OSM never sees the request. */
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** Go on as usual after this many seconds. */
  | { readonly delaySeconds: number }
  /** Cut the connection; OSM never sees the request. */
  | 'drop-before'
  /** Let OSM work, then cut the connection without an answer. */
  | 'drop-after'
  /** Send one byte of the answer a second. */
  | 'trickle'
  /** Send half of the answer's body, then cut the connection. */
  | 'truncate';

/** A fault for the next requests that match. */
export interface Fault {
  /** Any if absent. */
  readonly method?: string;
  /** Tried on the path with its query, `/osm/...`; any if absent. */
  readonly path?: RegExp;
  /** How many requests it meets; 1 if absent. */
  readonly times?: number;
  readonly action: FaultAction;
}

/** Scripted faults. The one that was added first goes first. */
export class Faults {
  #pending: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#pending = [];
  }

  /** The action for a request, which counts as used then. */
  take(method: string, path: string): FaultAction | undefined {
    const found = this.#pending.find(
      ({ fault }) =>
        (fault.method ?? method) === method && (fault.path === undefined || fault.path.test(path)),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#pending = this.#pending.filter((pending) => pending !== found);
    return found.fault.action;
  }
}
