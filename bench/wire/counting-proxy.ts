import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { RequestCounter } from './request-counter.js';

/** What went over the wire, HTTP heads included. */
export interface Traffic {
  readonly requests: number;
  readonly connections: number;
  /** Bytes from the clients. */
  readonly sent: number;
  /** Bytes to the clients. */
  readonly received: number;
}

export interface CountingProxy {
  readonly port: number;
  /** Everything since the start. */
  traffic(): Traffic;
  close(): Promise<void>;
}

/**
 * Passes every byte on to a port of this machine and back, and counts. At most `backlog` connections wait to be
 * accepted, as at the server behind it.
 */
export async function startCountingProxy(target: number, backlog: number): Promise<CountingProxy> {
  const count = { requests: 0, connections: 0, sent: 0, received: 0 };
  const open = new Set<Socket>();
  const server = createServer((client) => {
    count.connections += 1;
    const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true });
    client.setNoDelay(true);
    const requests = new RequestCounter(() => {
      count.requests += 1;
    });
    client.on('data', (chunk: Buffer) => {
      count.sent += chunk.length;
      requests.add(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      count.received += chunk.length;
    });
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    }
    // An end on one side is one on the other; an error is told by the close that follows.
    pipeline(client, upstream, client, () => undefined);
  });
  server.listen({ port: 0, host: '127.0.0.1', backlog });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the proxy listens on no port');
  return {
    port: address.port,
    traffic: () => ({ ...count }),
    close: async () => {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}
