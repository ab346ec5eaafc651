import type { IncomingHttpHeaders } from 'node:http';
import got from 'got';
import { OsmopsError } from '../../errors/index.js';
import { type Address, formatAddress, withoutZone } from '../address.js';
import type { Clock } from '../clock.js';
import type { Connection } from '../connection.js';
import type { EventListener } from '../event.js';
import { createAgents } from './agents.js';
import { defaultLimits, type Limits, maxConnections } from './limits.js';
import { createScheme } from './scheme.js';
import { createSlots } from './slots.js';
import { TransportError, toTransportError } from './transport-error.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Exchange {
  readonly method: Method;
  /** Path and query below `/osm/`, encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent whole, with its length: OSM ignores a chunked body in silence. */
  readonly body?: Uint8Array;
  /** The body, or that of the answer, is an archive: it may take its time. */
  readonly carriesArchive?: boolean;
  readonly signal?: AbortSignal;
  /** Gives up what has not been sent yet. What is on its way is not touched: OSM may obey it all the same. */
  readonly unlessAborted?: AbortSignal | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

export interface Transport {
  /**
   * Sends a request and brings the answer, whatever its status. Throws {@link TransportError} when there is
   * none.
   */
  send(exchange: Exchange): Promise<Answer>;
  /** Ends the connections. */
  close(): void;
}

export interface TransportOptions {
  readonly address: Address;
  readonly tls: Connection['tls'];
  /** PEM text of the authorities to trust in place of the public ones. */
  readonly authorities?: string;
  readonly insecureSkipVerify: boolean;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly onEvent: EventListener;
  readonly limits?: Limits;
}

/**
 * Single exchanges with one OSM: at most five at a time, over connections that are kept. No cookies, no
 * redirects.
 */
export function createTransport(options: TransportOptions): Transport {
  const { address, clock, onEvent, limits = defaultLimits } = options;
  const closing = new AbortController();
  const scheme = createScheme(options.tls, address, limits.detectMs, onEvent, closing.signal);
  const agents = createAgents(address);
  const inSlot = createSlots(maxConnections);
  const host = withoutZone(address.host);
  const authority = formatAddress({ host, port: address.port });
  const client = got.extend({
    agent: agents,
    responseType: 'buffer',
    throwHttpErrors: false,
    followRedirect: false,
    decompress: false,
    retry: { limit: 0 },
    headers: { 'user-agent': options.userAgent, accept: 'application/json' },
    https: {
      rejectUnauthorized: !options.insecureSkipVerify,
      ...(options.authorities === undefined ? {} : { certificateAuthority: options.authorities }),
    },
  });

  async function exchangeNow({
    method,
    path,
    headers,
    body,
    carriesArchive,
    signal,
  }: Exchange): Promise<Answer> {
    const timeout = {
      lookup: limits.connectMs,
      connect: limits.connectMs,
      secureConnect: limits.connectMs,
      response: limits.responseMs,
      request: carriesArchive ? limits.archiveMs : limits.totalMs,
    };
    const pending = client(`${await scheme()}://${authority}/osm/${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
      timeout,
    });
    const mostBytes = carriesArchive ? limits.archiveBytes : limits.bodyBytes;
    let tooLarge = false;
    pending.on('downloadProgress', ({ transferred }) => {
      if (transferred <= mostBytes) return;
      tooLarge = true;
      pending.cancel();
    });
    try {
      const { statusCode, headers: answered, rawBody } = await pending;
      return { status: statusCode, headers: answered, body: rawBody };
    } catch (error) {
      throw tooLarge
        ? new TransportError('too-large', `it was longer than ${mostBytes} bytes`)
        : toTransportError(error, timeout);
    }
  }

  async function observed(exchange: Exchange): Promise<Answer> {
    const { method, path, unlessAborted } = exchange;
    if (unlessAborted?.aborted) throw notSent(exchange);
    const start = clock.now();
    onEvent({ kind: 'request-started', method, path });
    let answer: Answer | undefined;
    try {
      answer = await exchangeNow(exchange);
      return answer;
    } finally {
      const ms = clock.now() - start;
      onEvent({
        kind: 'request-ended',
        method,
        path,
        status: answer?.status,
        ms,
        bytes: answer?.body.byteLength ?? 0,
      });
    }
  }

  return {
    // Reads are few, and ask for many at once: behind a thousand creations a look at operations would come seconds late.
    send: (exchange) => inSlot(() => observed(exchange), exchange.method === 'GET'),
    close: () => {
      closing.abort();
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

function notSent({ method, path }: Exchange): OsmopsError {
  return new OsmopsError({
    code: 'cancelled',
    message: `The work was stopped before OSM was asked (${method} ${path})`,
    remedy: 'OSM was not asked for anything. Run it again.',
  });
}
