/** What a single exchange may cost. All times in milliseconds. */
export interface Limits {
  /** For each of the two questions that find out whether a server speaks TLS. */
  readonly detectMs: number;
  /** For the name look-up, the connection and the TLS hand-shake, each. */
  readonly connectMs: number;
  /** From the end of the request to the first byte of the answer. */
  readonly responseMs: number;
  /** For the whole exchange: it cuts off a server that trickles. */
  readonly totalMs: number;
  /** The same for an exchange that carries an archive. */
  readonly archiveMs: number;
  /** Bytes of an answer's body. */
  readonly bodyBytes: number;
  /** The same for an answer that is an archive. */
  readonly archiveBytes: number;
}

export const defaultLimits: Limits = {
  detectMs: 2_000,
  connectMs: 10_000,
  responseMs: 60_000,
  totalMs: 120_000,
  archiveMs: 600_000,
  bodyBytes: 64 * 1024 * 1024,
  archiveBytes: 256 * 1024 * 1024,
};

/**
 * Connections to one OSM. Its listen backlog is 5, so a burst of more runs into retransmitted SYNs and
 * resets, and its writes take one lock anyway.
 */
export const maxConnections = 5;

/** OSM closes a connection that idles for 10 s; ours goes first, lest a request meets a closing one. */
export const idleMs = 8_000;

/**
 * Characters of a path and query. OSM's own web server, CherryPy, takes 500 KB of headers; proxies before it take request lines of
 * 8 KB, by default (nginx: `large_client_header_buffers`, Apache: `LimitRequestLine`).
 */
export const maxPathLength = 8_000;
