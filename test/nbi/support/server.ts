import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createRawServer, type Server, type Socket } from 'node:net';

export interface TestServer {
  /** `127.0.0.1:port`, or with whatever address it listens on. */
  readonly host: string;
  readonly port: number;
  /** Connections that were ever made. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** A server on the loopback interface that answers as it is told; over TLS if it is given a certificate. */
export function startServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  tls?: ServerOptions,
  address = '127.0.0.1',
): Promise<TestServer> {
  return listen(tls === undefined ? createServer(answer) : createTlsServer(tls, answer), address);
}

/** A server on the loopback interface that does with each connection what it is told. */
export function startRawServer(serve: (socket: Socket) => void): Promise<TestServer> {
  return listen(
    createRawServer((socket) => {
      socket.on('error', () => undefined);
      serve(socket);
    }),
    '127.0.0.1',
  );
}

async function listen(server: Server, address: string): Promise<TestServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const { port } = addressOf(server.address());
  return {
    host: `${address}:${port}`,
    port,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address;
}
