/** What a code of Node's or OpenSSL's says to a person. The others are given as they are. */
const meanings: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'no name server knows the host',
  EAI_AGAIN: 'the name server cannot be asked now',
  ETIMEDOUT: 'nothing answers there',
  EHOSTUNREACH: 'no route leads there',
  ENETUNREACH: 'no route leads there',
  EADDRNOTAVAIL: 'no connection can be made to that address from here',
  EINVAL: 'no connection can be made to that address from here',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  HPE_INVALID_CONSTANT: 'what answers there speaks no HTTP',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself, by no authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'the authority behind it is not known here',
  UNABLE_TO_GET_ISSUER_CERT: 'the authority behind it is not known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the authority behind it is not known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the authority behind it is not known here',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is made for another name',
};

/** What a code means, with the code: people search for it. */
export function reasonOf(code: string): string {
  const meaning = meanings[code];
  return meaning === undefined ? code : `${meaning} (${code})`;
}

/** What did not happen in each phase of got's that timed out. */
const waits: Readonly<Record<string, string>> = {
  lookup: 'the name server gave no answer',
  connect: 'nothing answered the connection',
  secureConnect: 'the TLS handshake did not come to its end',
  response: 'no answer came',
  request: 'the answer did not come to its end',
};

/** What did not happen in time, and how long that was; `limits` are in milliseconds. */
export function timeoutReason(phase: string, limits: Readonly<Record<string, number>>): string {
  return `${waits[phase] ?? `the phase '${phase}' did not end`} within ${(limits[phase] ?? 0) / 1000} s`;
}
