import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { idleMs, maxConnections } from './limits.js';

/** Agents that keep connections open, at most five, and drop one that idles before OSM would. */
export function createAgents(): { readonly http: HttpAgent; readonly https: HttpsAgent } {
  const options = {
    keepAlive: true,
    maxSockets: maxConnections,
    maxFreeSockets: maxConnections,
    timeout: idleMs,
  };
  return { http: new HttpAgent(options), https: new HttpsAgent(options) };
}
