import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Clock } from '../clock.js';
import type { FaultAction, Faults } from '../faults.js';
import type { RequestLog } from '../request-log.js';
import { type Connection, Connections } from './connections.js';
import { deliver } from './deliver.js';
import type { Latency } from './latency.js';
import type { Rendered } from './render.js';
import { type NbiRequest, parseTarget } from './request.js';
import type { Responder } from './respond.js';
import { answeredByServer } from './web-server.js';

/** Key and certificate, as PEM text. */
export interface Tls {
  readonly key: string;
  readonly cert: string;
}

export interface ServerParts {
  readonly clock: Clock;
  readonly respond: Responder;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly tls: Tls | undefined;
  /** Answers at once if undefined. */
  readonly latency: Latency | undefined;
}

/** OSM closes a connection that was idle this long, in milliseconds. */
const idleTimeout = 10_000;

/** Makes the HTTP server: reads requests, lets faults happen, has OSM answer, writes the log. */
export function createNbiServer({ clock, respond, faults, log, tls, latency }: ServerParts) {
  const connections = new Connections();
  const wait = (seconds: number) => new Promise<void>((resolve) => clock.setTimer(seconds, resolve));

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const connection = connections.of(incoming.socket);
    const at = clock.now();
    const body = await readAll(incoming);
    const { method = '', url = '' } = incoming;
    const fault = faults.take(method, url);
    const answer = await answerTo(incoming, body, connection, fault);
    outgoing.setHeader('Date', new Date(clock.now() * 1000).toUTCString());
    const note = () =>
      log.add({
        at,
        method,
        path: url,
        status: answer?.status ?? null,
        ...connection.takeTraffic(),
        connection: connection.id,
        hasCookie: incoming.headers.cookie !== undefined,
      });
    await deliver(outgoing, answer, { fault, wait, note });
  }

  /** The answer, or undefined if the fault cuts the connection. */
  async function answerTo(
    incoming: IncomingMessage,
    body: Buffer,
    connection: Connection,
    fault: FaultAction | undefined,
  ): Promise<Rendered | undefined> {
    if (fault === 'drop-before') return undefined;
    if (typeof fault === 'object' && 'status' in fault) {
      const { status, headers = {}, body: text = '' } = fault;
      return { status, bytes: Buffer.from(text), headers };
    }
    if (connection.poisoned) return malformed;
    const delay = typeof fault === 'object' ? fault.delaySeconds : 0;
    const target = parseTarget(incoming.method ?? '', incoming.url ?? '');
    const chunked = incoming.headers['transfer-encoding'] !== undefined;
    connection.poisoned = chunked;
    const request: NbiRequest = {
      ...target,
      headers: incoming.headers,
      body: chunked ? Buffer.alloc(0) : body,
      remote: { host: incoming.socket.remoteAddress ?? '', port: incoming.socket.remotePort ?? 0 },
    };
    const respondInTime = () => respond(request, () => (delay > 0 ? wait(delay) : Promise.resolve()));
    const answer =
      answeredByServer(incoming, target) ??
      (await (latency?.serve(target.method, target.path, respondInTime) ?? respondInTime()));
    return fault === 'drop-after' ? undefined : answer;
  }

  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    // A client that goes away in the middle of its request gets no answer and is no mistake of the simulator.
    handle(incoming, outgoing).catch(() => incoming.socket.destroy());
  };
  const options = { keepAliveTimeout: idleTimeout };
  return tls === undefined
    ? createHttpServer(options, listener)
    : createHttpsServer({ ...options, ...tls }, listener);
}

const malformed: Rendered = {
  status: 400,
  type: 'text/plain',
  bytes: Buffer.from('Malformed Request-Line'),
  headers: { Connection: 'close' },
};

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}
