import { type Address, formatAddress } from '../address.js';
import type { Connection } from '../connection.js';
import type { EventListener } from '../event.js';
import { speaksTls } from './detect-tls.js';

export type Scheme = 'https' | 'http';

/**
 * The scheme of all requests of a client. Where it is to be found out, the first request does so, and the
 * others wait for it. Without proof of plain HTTP it is HTTPS, for this request only: the next one asks again.
 */
export function createScheme(
  tls: Connection['tls'],
  address: Address,
  limitMs: number,
  onEvent: EventListener,
  closing: AbortSignal,
): () => Promise<Scheme> {
  let found: Promise<Scheme> | undefined;

  async function findOut(): Promise<Scheme> {
    const spoken = await speaksTls(address, limitMs, closing);
    if (spoken === undefined) found = undefined;
    if (spoken !== false) return 'https';
    onEvent({ kind: 'unencrypted', hostname: formatAddress(address) });
    return 'http';
  }

  return async () => {
    if (tls !== 'detect') return tls ? 'https' : 'http';
    found ??= findOut();
    return found;
  };
}
