import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A request as it goes out: the header lines in their order, without `Host`, which comes first. */
export interface PeerRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path and query. */
  readonly path: string;
  readonly headers: readonly string[];
  readonly body?: string;
}

/**
 * A connection over which requests go byte for byte as a peer sends them: a client library would add and order headers
 * as it likes. It understands only what OSM answers: HTTP/1.1 with Content-Length, or without a body.
 */
export interface HttpConnection {
  /** Sends a request and reads the body of its answer. Throws an Error for an answer that tells of no success. */
  exchange(request: PeerRequest): Promise<string>;
  close(): void;
}

const headEnd = '\r\n\r\n';

export async function openConnection(port: number): Promise<HttpConnection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return {
    exchange: async (request) => {
      const answer = readAnswer(socket);
      socket.write(textOf(request, port));
      const { status, body } = await answer;
      if (status >= 200 && status <= 299) return body;
      throw new Error(`${request.method} ${request.path}: ${status} ${body}`);
    },
    close: () => socket.destroy(),
  };
}

function textOf({ method, path, headers, body = '' }: PeerRequest, port: number): string {
  return `${[`${method} ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...headers].join('\r\n')}\r\n\r\n${body}`;
}

async function readAnswer(socket: Socket): Promise<{ readonly status: number; readonly body: string }> {
  const chunks: Buffer[] = [];
  let size = 0;
  let wanted = Number.POSITIVE_INFINITY;
  let bodyStart = 0;
  return new Promise((resolve, reject) => {
    const onData = (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (bodyStart === 0) {
        const start = Buffer.concat(chunks).toString('latin1');
        const end = start.indexOf(headEnd);
        if (end < 0) return;
        bodyStart = end + headEnd.length;
        wanted = bodyStart + Number(/^content-length: *(\d+)/im.exec(start)?.[1] ?? 0);
      }
      if (size < wanted) return;
      stop();
      const all = Buffer.concat(chunks).toString('utf8');
      resolve({ status: Number(all.slice(9, 12)), body: all.slice(bodyStart) });
    };
    const onClose = () => {
      stop();
      reject(new Error('The connection was closed before the answer was complete'));
    };
    const stop = () => {
      socket.off('data', onData);
      socket.off('close', onClose);
      socket.off('error', onClose);
    };
    socket.on('data', onData);
    socket.on('close', onClose);
    socket.on('error', onClose);
  });
}
