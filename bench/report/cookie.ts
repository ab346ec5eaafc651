import type { Totals } from '../results.js';

/**
 * Bytes of the session cookie that OSM sets in every answer. The recordings are without it, and so is the simulator;
 * what the real peers received is explained by so much an answer.
 */
export const cookieBytes = 143;

/** Bytes received as they would be from OSM. */
export function receivedWithCookies({ received, requests }: Pick<Totals, 'received' | 'requests'>): number {
  return received + requests * cookieBytes;
}
