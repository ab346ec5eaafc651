import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { refusalAnswer, safeHeaders } from './answer.js';
import { invalidRequest } from './refusal.js';

/** A server that neither slow nor many nor large requests can occupy. */
export function createBoundedServer(listener: RequestListener): Server {
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 5_000,
      keepAliveTimeout: 5_000,
    },
    listener,
  );
  server.maxConnections = 256;
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
