import { createServer, type Socket } from 'node:net';

/** A server that takes connections and requests, and never answers. */
export interface BlackHole {
  /** `127.0.0.1:PORT`. */
  readonly address: string;
  /** Whether anybody has asked it for something. */
  isAsked(): boolean;
  close(): void;
}

export async function openBlackHole(): Promise<BlackHole> {
  const sockets = new Set<Socket>();
  let isAsked = false;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket
      .on('error', () => undefined)
      .on('data', () => {
        isAsked = true;
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  return {
    address: `127.0.0.1:${address.port}`,
    isAsked: () => isAsked,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
