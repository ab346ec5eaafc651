import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { refusalAnswer, safeHeaders, sendAnswer } from './answer.js';
import { boundConnections, type ConnectionLimits } from './limits/connections.js';
import { refusalOfForm } from './limits/request-form.js';
import { invalidRequest, overloaded } from './refusal.js';

export interface ServerOptions {
  /** The paths that are answered whatever else there is to answer. */
  readonly health: readonly string[];
  readonly limits?: ConnectionLimits;
}

/** Of the TCP port, which may have a proxy before it: then all requests come from one address. */
export const tcpLimits: ConnectionLimits = {
  connections: 576,
  requests: 512,
  requestsOfOne: 320,
  waitingOfOne: 64,
  patienceMs: 1000,
};

/** Of the socket: whoever connects is its owner. */
export const socketLimits: ConnectionLimits = { ...tcpLimits, requestsOfOne: 512, waitingOfOne: 512 };

/**
 * A server that neither slow nor many nor large requests can occupy, and that hands on only what every server reads alike.
 * All of this is done before the listener, which need not know of it.
 */
export function createBoundedServer(
  listener: RequestListener,
  { health, limits = tcpLimits }: ServerOptions,
): Server {
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 5_000,
      keepAliveTimeout: 5_000,
    },
    (request, response) => {
      const refusal = refusalOfForm(request);
      const isHealth = health.includes((request.url ?? '').split('?', 1)[0] ?? '');
      if (refusal === undefined && (isHealth || admit(request, response))) listener(request, response);
      else void sendAnswer(refusalAnswer(refusal ?? overloaded()), request, response);
    },
  );
  const admit = boundConnections(server, limits);
  server.setTimeout(60_000);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => answerBroken(error.code, socket));
  return server;
}

/** Answers what is no request at all: the server has no response object for it. */
function answerBroken(code: string | undefined, socket: Duplex): void {
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { status, contentType, body } = refusalAnswer(refusalOf(code));
  const headers = { ...safeHeaders, 'Content-Type': contentType, Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const length = `Content-Length: ${Buffer.byteLength(String(body))}`;
  socket.end(
    [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, length, '', String(body)].join('\r\n'),
  );
}

function refusalOf(code: string | undefined) {
  if (code === 'HPE_HEADER_OVERFLOW') return invalidRequest(431, 'The headers are too large');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return invalidRequest(408, 'The request did not come in time');
  return invalidRequest(400, 'This is no HTTP request');
}
