import type { ServerResponse } from 'node:http';
import type { FaultAction } from '../faults.js';
import type { Rendered } from './render.js';

/** How an answer goes out. */
export interface Delivery {
  readonly fault: FaultAction | undefined;
  /** Waits for seconds of the simulator's clock. */
  readonly wait: (seconds: number) => Promise<void>;
  /** Called once, when all that will be sent has been written. */
  readonly note: () => void;
}

/** Sends an answer as far as the fault lets it; without one the connection is cut. */
export async function deliver(
  outgoing: ServerResponse,
  answer: Rendered | undefined,
  { fault, wait, note }: Delivery,
): Promise<void> {
  if (answer === undefined) {
    outgoing.destroy();
    note();
    return;
  }
  writeHead(outgoing, answer);
  if (fault === 'truncate') {
    const half = answer.bytes.subarray(0, Math.floor(answer.bytes.length / 2));
    outgoing.write(half, () => outgoing.destroy());
  } else if (fault === 'trickle') {
    await trickle(outgoing, answer.bytes, wait);
  } else {
    outgoing.end(answer.bytes);
  }
  note();
}

async function trickle(outgoing: ServerResponse, bytes: Buffer, wait: Delivery['wait']): Promise<void> {
  for (const byte of bytes) {
    outgoing.write(Buffer.of(byte));
    await wait(1);
    if (outgoing.destroyed) return;
  }
  outgoing.end();
}

function writeHead(outgoing: ServerResponse, { status, type, bytes, headers }: Rendered): void {
  outgoing.setHeader('Server', 'CherryPy/18.8.0');
  if (type !== undefined) outgoing.setHeader('Content-Type', type);
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  const hasLength = status !== 204 && !outgoing.hasHeader('Transfer-Encoding');
  if (hasLength) outgoing.setHeader('Content-Length', bytes.length);
  // OSM's server says nothing of keep-alive, and keeps alive.
  if (outgoing.shouldKeepAlive && !outgoing.hasHeader('Connection')) outgoing.removeHeader('Connection');
  outgoing.writeHead(status);
}
