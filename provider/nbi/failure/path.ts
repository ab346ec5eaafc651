import type { Exchange } from '../http/transport.js';

/** The path of an exchange without its query, which can be very long. */
export function pathOf({ path }: Exchange): string {
  return path.split('?', 1)[0] ?? path;
}
