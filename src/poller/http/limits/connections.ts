import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createPlaces } from './places.js';

/** How many connections and requests a server holds at the same time. */
export interface ConnectionLimits {
  /** Connections. What is above `requests` of them is the share that health can always have. */
  readonly connections: number;
  /** Requests that are being answered, those for health not counted. */
  readonly requests: number;
  /** The same of one address. */
  readonly requestsOfOne: number;
  /** Connections of one address that have not sent a request yet, or none any more. */
  readonly waitingOfOne: number;
  /** How long a connection may wait before it counts among these, in ms: many come at once and honestly. */
  readonly patienceMs: number;
}

/** Connections without a request: half-open ones, and those that are kept alive. The one that waits longest is first. */
interface Waiting {
  /** Undefined on a Unix socket. */
  readonly address: string | undefined;
  readonly since: number;
}

/**
 * Bounds what a server holds, so that whoever holds connections leaves some free: a connection that is one too many has the
 * one closed that has waited longest for a request, and a request that is one too many is not admitted. Gives the
 * function that admits a request until it is answered.
 */
export function boundConnections(
  server: Server,
  limits: ConnectionLimits,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const waiting = new Map<Socket, Waiting>();
  const open = new Set<Socket>();
  const places = createPlaces({ all: limits.requests, ofOne: limits.requestsOfOne });

  // What comes beyond this, while none waits, is closed by Node.
  server.maxConnections = limits.connections;
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      waiting.delete(socket);
    });
    wait(socket);
  });

  function wait(socket: Socket): void {
    const address = socket.remoteAddress;
    waiting.delete(socket);
    waiting.set(socket, { address, since: Date.now() });
    const overdue = Date.now() - limits.patienceMs;
    const ofOne = [...waiting].filter(([, one]) => one.address === address);
    const tooMany = ofOne.slice(0, Math.max(0, ofOne.length - limits.waitingOfOne));
    for (const [other, { since }] of tooMany) if (since < overdue) close(other);
    // One place stays free for who comes next: Node closes a newcomer, and not the one that waits longest.
    if (open.size < limits.connections) return;
    for (const [longest] of waiting) {
      if (longest === socket) continue;
      close(longest);
      return;
    }
  }

  function close(socket: Socket): void {
    waiting.delete(socket);
    open.delete(socket);
    socket.destroy();
  }

  return (request, response) => {
    const { socket } = request;
    const leave = places.take(socket.remoteAddress);
    // Also what is not admitted is answered, and is not to be cut off.
    waiting.delete(socket);
    response.once('close', () => {
      leave?.();
      if (open.has(socket) && !socket.destroyed) wait(socket);
    });
    return leave !== undefined;
  };
}
