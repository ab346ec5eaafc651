import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { shownJson } from '../../../base/text/index.js';
import { errorView } from '../view/error.js';
import type { Refusal } from './refusal.js';

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The whole of it, or pieces that come in the course of time. */
  readonly body: string | AsyncIterable<string>;
}

const jsonType = 'application/json; charset=utf-8';

export function jsonAnswer(status: number, body: unknown, headers: Answer['headers'] = {}): Answer {
  return { status, contentType: jsonType, headers, body: `${shownJson(body)}\n` };
}

/** The one form of an error. */
export function refusalAnswer({ status, reason, headers }: Refusal): Answer {
  return jsonAnswer(status, { error: errorView(reason) }, headers);
}

/** A browser shows nothing of it in a frame, guesses no type, and keeps nothing. */
export const safeHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
} as const;

/** How long an answer may take to be taken, in ms. */
const takingMs = 60_000;

/** Sends an answer; to HEAD without its body. Ends when it is sent or nobody is there any more. */
export async function sendAnswer(answer: Answer, request: IncomingMessage, response: ServerResponse) {
  const { status, contentType, headers, body } = answer;
  const whole = typeof body === 'string';
  response.writeHead(status, {
    ...safeHeaders,
    'Content-Type': contentType,
    ...(whole ? { 'Content-Length': Buffer.byteLength(body) } : {}),
    // What of a request was not read must not be taken for the next one.
    ...(request.complete ? {} : { Connection: 'close' }),
    ...headers,
  });
  if (whole) {
    // Whoever takes it a byte at a time is waited for no longer.
    const timer = setTimeout(() => response.destroy(), takingMs);
    response.once('close', () => clearTimeout(timer));
    response.end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  response.flushHeaders();
  // Silence is no fault of who listens, unless he has not taken what there was to say.
  response.on('timeout', () => {
    if (response.writableNeedDrain) response.destroy();
  });
  request.socket.setKeepAlive(true, takingMs);
  await pipeline(Readable.from(body), response).catch(() => undefined);
}
