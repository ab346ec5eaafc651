import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Address } from '../address.js';
import { idleMs, maxConnections } from './limits.js';

/**
 * Agents that keep connections open, at most five, and drop one that idles before OSM would. They connect to
 * the address and not to that of a request's URL, which can hold no zone, and takes port 0 for none.
 */
export function createAgents({ host, port }: Address): {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
} {
  const options = {
    host,
    port,
    keepAlive: true,
    maxSockets: maxConnections,
    maxFreeSockets: maxConnections,
    timeout: idleMs,
  };
  return { http: new HttpAgent(options), https: new HttpsAgent(options) };
}
