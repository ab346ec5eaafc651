import type { Traffic } from './counting-proxy.js';

/** What was added between two counts. */
export function difference(before: Traffic, after: Traffic): Traffic {
  return {
    requests: after.requests - before.requests,
    connections: after.connections - before.connections,
    sent: after.sent - before.sent,
    received: after.received - before.received,
  };
}
