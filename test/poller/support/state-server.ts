import { createServer } from 'node:http';

/** A server for Terraform's `http` backend, with locking and one user. */
export interface StateServer {
  readonly url: string;
  /** The state; empty if there is none. */
  state: string;
  /** What the holder of the lock said of itself; undefined if it is free. */
  lock: string | undefined;
  /** How often the lock was refused. */
  refused: number;
  stop(): Promise<void>;
}

export async function startStateServer(user: string, password: string): Promise<StateServer> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const held: Pick<StateServer, 'state' | 'lock' | 'refused'> = { state: '', lock: undefined, refused: 0 };

  const answer = (method: string, body: string): [status: number, body: string] => {
    switch (method) {
      case 'LOCK':
        if (held.lock !== undefined) {
          held.refused += 1;
          return [423, held.lock];
        }
        held.lock = body;
        return [200, ''];
      case 'UNLOCK':
        held.lock = undefined;
        return [200, ''];
      case 'POST':
        held.state = body;
        return [200, ''];
      default:
        return held.state === '' ? [404, ''] : [200, held.state];
    }
  };

  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const isUser = request.headers.authorization === authorization;
      const [status, body] = isUser
        ? answer(request.method ?? 'GET', Buffer.concat(pieces).toString())
        : ([401, ''] as const);
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return Object.assign(held, {
    url: `http://127.0.0.1:${port}/state`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
