import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A server for Terraform's `http` backend that does the least that one can: it keeps what it is sent in memory. */
export interface HttpState {
  /** The variable that names it to Terraform. */
  readonly env: Readonly<Record<string, string>>;
  /** The text that was sent last. */
  text(): string | undefined;
  close(): Promise<void>;
}

export async function serveState(): Promise<HttpState> {
  let state: Buffer | undefined;
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      state = await buffer(request);
      response.end();
    } else {
      response.writeHead(state === undefined ? 404 : 200).end(state);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  return {
    env: { TF_HTTP_ADDRESS: `http://127.0.0.1:${address.port}/` },
    text: () => state?.toString('utf8'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
