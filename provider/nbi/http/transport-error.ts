import { RequestError, TimeoutError } from 'got';

/**
 * Why no answer came. `unreachable` and `untrusted`: there was no connection, so OSM got nothing. `lost`,
 * `timeout` and `too-large`: OSM may have done what was asked. `cancelled`: nobody wants the answer any more.
 */
export type TransportFailure = 'unreachable' | 'untrusted' | 'lost' | 'timeout' | 'too-large' | 'cancelled';

/**
 * An exchange that brought no answer. It is made from got's error but does not keep it: that one holds the
 * request's headers, and so the token.
 */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    readonly failure: TransportFailure,
    /** A code of Node's or a short text. */
    readonly reason: string,
  ) {
    super(`${failure}: ${reason}`);
  }
}

/**
 * What TLS says of a certificate it does not trust: OpenSSL's verification errors, and Node's of a wrong
 * name.
 */
const untrusted =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_|ERR_TLS_CERT_|INVALID_CA|HOSTNAME_MISMATCH)/;

/** The phases of got's time-outs that come before the request is written. */
const connecting = new Set(['lookup', 'connect', 'secureConnect']);

/** Takes from an error of got's what may be known of it. */
export function toTransportError(error: unknown): TransportError {
  if (error instanceof TimeoutError) {
    const reason = `timed out in the phase '${error.event}'`;
    return new TransportError(connecting.has(error.event) ? 'unreachable' : 'timeout', reason);
  }
  if (!(error instanceof RequestError)) return new TransportError('lost', 'an unexpected error');
  const { code, cause } = error;
  if (code === 'ERR_ABORTED') return new TransportError('cancelled', 'cancelled');
  if (untrusted.test(code)) return new TransportError('untrusted', code);
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    return new TransportError('unreachable', 'no TLS is spoken there');
  }
  return new TransportError(neverConnected(cause) ? 'unreachable' : 'lost', code);
}

/** Node names the system call that failed; for a host of several addresses it collects one error for each. */
function neverConnected(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  if ('errors' in cause && Array.isArray(cause.errors)) return cause.errors.every(neverConnected);
  return 'syscall' in cause && (cause.syscall === 'connect' || cause.syscall === 'getaddrinfo');
}
