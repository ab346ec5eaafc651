import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A unix socket in a folder of this process's own that only this user can enter. */
export interface Listener {
  readonly path: string;
  /** Hands over the connections that came so far, and then each as it comes. */
  onConnection(handle: (socket: Socket) => void): void;
  /** Takes no more connections; those that are open stay. */
  close(): void;
}

let folder: string | undefined;
let opened = 0;

/** The folder goes when the process exits. */
function socketFolder(): string {
  if (folder !== undefined) return folder;
  const made = mkdtempSync(join(tmpdir(), 'plugin-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  folder = made;
  return made;
}

/**
 * Opens a socket that Terraform will connect to. Connections wait until someone asks for them, so that the hand-shake need not
 * wait for what answers them to be loaded.
 */
export async function listen(): Promise<Listener> {
  opened += 1;
  const path = join(socketFolder(), opened === 1 ? 'socket' : `socket-${opened}`);
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
