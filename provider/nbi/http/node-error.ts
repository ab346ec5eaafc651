import { errorCode, errorText } from '../../errors/index.js';

/**
 * The code of an error of Node's, such as `ECONNREFUSED`; an empty text if it has none. A failure of TLS in
 * the middle of a write has the code `EPROTO`, and OpenSSL's reason in its message: it gets the code that
 * it has elsewhere, such as `ERR_SSL_WRONG_VERSION_NUMBER`.
 */
export function codeOf(error: unknown): string {
  const code = errorCode(error);
  if (code !== 'EPROTO') return code;
  const reason = /:SSL routines:[^:]*:([^:]+):/.exec(errorText(error))?.[1];
  return reason === undefined ? 'EPROTO' : `ERR_SSL_${reason.toUpperCase().replaceAll(' ', '_')}`;
}

/**
 * Tells whether an error says that no connection came about: Node names the system call that failed; for a
 * host of several addresses it collects one error for each.
 */
export function neverConnected(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.every(neverConnected);
  return 'syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo');
}

/**
 * Tells whether a code of OpenSSL's says that what came is no TLS at all. Which one it gives for the same bytes
 * differs between its versions.
 */
export function isNoTls(code: string): boolean {
  return /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST)$/.test(code);
}

/** Tells whether a code of OpenSSL's ends a handshake, so that no request was sent. */
export function isHandshakeFailure(code: string): boolean {
  return /^ERR_SSL_(UNSUPPORTED_PROTOCOL|\w*_(HANDSHAKE_FAILURE|PROTOCOL_VERSION|UNRECOGNIZED_NAME))$/.test(
    code,
  );
}

/**
 * Tells whether a code is about a certificate that is not trusted: OpenSSL's verification errors, and Node's
 * of a wrong name.
 */
export function isUntrusted(code: string): boolean {
  return /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_|ERR_TLS_CERT_|INVALID_CA|HOSTNAME_MISMATCH)/.test(
    code,
  );
}
