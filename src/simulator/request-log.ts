/** One request as it went over the wire. There is nothing of its body and no token in it. */
export interface LogEntry {
  /** When it was read, in seconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** Path and query; the id of a token is left out. */
  readonly path: string;
  /** Null if the connection was cut without an answer. */
  readonly status: number | null;
  /** Bytes of the request, its headers included. */
  readonly requestBytes: number;
  /** Bytes of the answer, its headers included. */
  readonly responseBytes: number;
  /** Counts the connections from 1. */
  readonly connection: number;
  readonly hasCookie: boolean;
}

/** The requests so far. */
export class RequestLog {
  #entries: LogEntry[] = [];

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  add(entry: LogEntry): void {
    this.#entries.push({ ...entry, path: entry.path.replace(/(\/tokens\/)[^/?]+/, '$1...') });
  }

  reset(): void {
    this.#entries = [];
  }
}
