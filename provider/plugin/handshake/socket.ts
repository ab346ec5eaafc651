import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A unix socket in a folder of its own that only this user can enter. */
export interface Listener {
  readonly path: string;
  /** Hands over the connections that came so far, and then each as it comes. */
  onConnection(handle: (socket: Socket) => void): void;
  /** Takes no more connections. */
  close(): void;
}

/**
 * Opens the socket that Terraform will connect to. The folder goes when the process exits. Connections wait until someone asks for
 * them, so that the hand-shake need not wait for what answers them to be loaded.
 */
export async function listen(): Promise<Listener> {
  const folder = mkdtempSync(join(tmpdir(), 'plugin-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'socket');
  const waiting: Socket[] = [];
  let handle = (socket: Socket): void => {
    waiting.push(socket);
  };
  const server = createServer((socket) => {
    // A connection that breaks is closed, which is what everyone listens for; unheard, the error would end the process.
    socket.on('error', () => undefined);
    handle(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  return {
    path,
    onConnection: (handler) => {
      handle = handler;
      for (const socket of waiting.splice(0)) handler(socket);
    },
    close: () => server.close(),
  };
}
