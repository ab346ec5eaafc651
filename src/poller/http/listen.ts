import { once } from 'node:events';
import { chmod, lstat, mkdir, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { errorCode, OsmopsError } from '../../../provider/errors/index.js';
import { type Address, formatAddress } from '../../../provider/nbi/address.js';

/** @returns The port, which the system chose if it was 0. */
export async function listenOnTcp(server: Server, { host, port }: Address): Promise<number> {
  const where = formatAddress({ host, port });
  await listening(server, () => server.listen(port, host), where, 'Choose another address in `http.listen`.');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** What every system takes; a longer path is cut off in silence. */
const maxPathBytes = 103;

const remedy = 'Choose a `dataDir` that the poller may write to, with a path of less than 90 bytes.';

/**
 * Listens on a socket that its owner alone can use: the folder is its owner's, and so is the socket. One that a poller
 * left when it was killed is taken over; one that answers belongs to a poller that runs.
 */
export async function listenOnSocket(server: Server, path: string, dataDir: string): Promise<void> {
  if (Buffer.byteLength(path) > maxPathBytes) throw cannotListen(path, 'the path is too long', remedy);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await chmod(dataDir, 0o700).catch(() => undefined);
  if (await isSocket(path)) {
    if (await answers(path)) throw taken(path);
    await rm(path, { force: true });
  }
  await listening(server, () => server.listen(path), path, remedy);
  await chmod(path, 0o600);
}

async function listening(server: Server, start: () => void, where: string, whatToDo: string): Promise<void> {
  try {
    const ready = once(server, 'listening');
    start();
    await ready;
  } catch (cause) {
    const reason = errorCode(cause) || String(cause);
    throw cannotListen(where, reason, whatToDo, cause);
  }
}

function cannotListen(where: string, reason: string, whatToDo: string, cause?: unknown): OsmopsError {
  const message = `The poller cannot listen on ${where}: ${reason}`;
  return new OsmopsError({ code: 'http-failed', message, remedy: whatToDo, cause });
}

async function isSocket(path: string): Promise<boolean> {
  return lstat(path).then(
    (stats) => stats.isSocket(),
    () => false,
  );
}

async function answers(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function taken(path: string): OsmopsError {
  return new OsmopsError({
    code: 'http-failed',
    message: `Another poller listens on ${path}`,
    remedy: 'End it, or give this one a `dataDir` of its own.',
  });
}
