import { createServer, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: Buffer;
  /** The status of the answer; undefined before there is one. */
  status: number | undefined;
  /** What has come of the answer. */
  answer: string;
}

/** Stands before a server on this machine and keeps every request that it passes on. */
export interface RecordingProxy {
  readonly port: number;
  readonly requests: RecordedRequest[];
  close(): Promise<void>;
}

export async function openRecordingProxy(serverPort: number): Promise<RecordingProxy> {
  const requests: RecordedRequest[] = [];
  const server = createServer(async (incoming, answer) => {
    const { method = '', url: path = '', headers } = incoming;
    const body = await buffer(incoming);
    const recorded: RecordedRequest = { method, path, body, status: undefined, answer: '' };
    requests.push(recorded);
    const onward = request({ host: '127.0.0.1', port: serverPort, method, path, headers });
    onward.on('response', (response: IncomingMessage) => {
      recorded.status = response.statusCode;
      answer.writeHead(response.statusCode ?? 500, response.headers);
      response.on('data', (piece: Buffer) => {
        recorded.answer += piece.toString('latin1');
      });
      response.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    onward.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy listens nowhere');
  return {
    port: address.port,
    requests,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
