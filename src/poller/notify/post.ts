import got, { CancelError, RequestError } from 'got';
import { OsmopsError } from '../../../provider/errors/index.js';
import { version } from '../../../provider/version.js';

export interface Message {
  /** May hold a secret: it is in no error. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PostOptions {
  readonly signal: AbortSignal;
  /** The longest pause between two attempts, in ms. */
  readonly maxPauseMs?: number;
}

/** What was answered, whatever its status. */
export interface Posted {
  readonly status: number;
  /** Empty if it was longer than {@link mostBytes}. */
  readonly body: string;
}

/** How much of an answer is read. Nobody needs more of it than a sentence. */
const mostBytes = 64 * 1024;

/** A receiver that wants to be left alone for longer than this loses the message. */
const mostRetryAfterMs = 3_600_000;

const retriedStatuses = [408, 429, 500, 502, 503, 504];

/**
 * Posts a message; after a failure that may pass, again, up to five times with growing pauses, or when the receiver says
 * so. No redirect is followed: it would take the token elsewhere. Throws `notification-failed`, which names no address.
 */
export async function post(message: Message, { signal, maxPauseMs = 60_000 }: PostOptions): Promise<Posted> {
  const { url, headers, body } = message;
  const pending = got.post(url, {
    headers: { 'user-agent': `osmops/${version}`, ...headers },
    body,
    signal,
    decompress: false,
    followRedirect: false,
    throwHttpErrors: false,
    timeout: { request: 15_000 },
    retry: {
      limit: 5,
      methods: ['POST'],
      statusCodes: retriedStatuses,
      maxRetryAfter: mostRetryAfterMs,
      calculateDelay: ({ computedValue, retryAfter }) => Math.min(computedValue, retryAfter || maxPauseMs),
    },
  });
  let status: number | undefined;
  pending.on('request', (request) =>
    request.once('response', ({ statusCode }) => {
      status = statusCode;
    }),
  );
  pending.on('downloadProgress', ({ transferred }) => {
    if (transferred > mostBytes) pending.cancel();
  });
  try {
    const { statusCode, body: answer } = await pending;
    return { status: statusCode, body: answer };
  } catch (error) {
    // Its status says whether the message was taken.
    if (error instanceof CancelError && status !== undefined) return { status, body: '' };
    throw failed(error instanceof RequestError ? error.code : 'an unknown failure');
  }
}

/** The error of an answer that is no success. What was answered is not repeated: it may hold what was sent. */
export function notTaken(status: number): OsmopsError {
  return failed(`it answered ${status}`);
}

function failed(reason: string): OsmopsError {
  return new OsmopsError({
    code: 'notification-failed',
    message: `The receiver did not take the notification: ${reason}`,
    remedy:
      'Check the address or the token in the file that the notification names, and the way to the receiver.',
  });
}
