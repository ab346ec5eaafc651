import { RequestError, TimeoutError } from 'got';
import { codeOf, isHandshakeFailure, isNoTls, isUntrusted, neverConnected } from './node-error.js';
import { reasonOf, timeoutReason } from './reason.js';

/**
 * Why no answer came. `unreachable`, `no-tls` and `untrusted`: there was no connection, so OSM got nothing.
 * `lost`, `timeout` and `too-large`: OSM may have done what was asked. `cancelled`: nobody wants the answer
 * any more.
 */
export type TransportFailure =
  | 'unreachable'
  | 'no-tls'
  | 'untrusted'
  | 'lost'
  | 'timeout'
  | 'too-large'
  | 'cancelled';

/**
 * An exchange that brought no answer. It is made from got's error but does not keep it: that one holds the
 * request's headers, and so the token.
 */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    readonly failure: TransportFailure,
    /** What happened, in words and with Node's code: `the connection was refused (ECONNREFUSED)`. */
    readonly reason: string,
    /** Node's or OpenSSL's code; an empty text if there is none. */
    readonly code = '',
  ) {
    super(`${failure}: ${reason}`);
  }
}

/** The phases of got's time-outs that come before the request is written. */
const connecting = new Set(['lookup', 'connect', 'secureConnect']);

/**
 * Takes from an error of got's what may be known of it.
 *
 * @param limits Milliseconds that each phase of got's had.
 */
export function toTransportError(error: unknown, limits: Readonly<Record<string, number>>): TransportError {
  if (error instanceof TimeoutError) {
    const failure = connecting.has(error.event) ? 'unreachable' : 'timeout';
    return new TransportError(failure, timeoutReason(error.event, limits));
  }
  if (!(error instanceof RequestError)) return new TransportError('lost', 'an unexpected error');
  const code = codeOf(error);
  if (code === 'ERR_ABORTED') return new TransportError('cancelled', 'it was cancelled');
  return new TransportError(failureOf(code, error.cause), reasonOf(code), code);
}

function failureOf(code: string, cause: unknown): TransportFailure {
  if (isUntrusted(code)) return 'untrusted';
  if (isNoTls(code)) return 'no-tls';
  return isHandshakeFailure(code) || neverConnected(cause) ? 'unreachable' : 'lost';
}
