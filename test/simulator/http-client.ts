import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';

export interface PlainRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface PlainResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Sends a request on a connection of its own, with exactly the headers that are given and `Host`. Without
 * `Content-Length` or `Transfer-Encoding` the request says nothing about its body.
 */
export function send(port: number, { method, path, headers, body }: PlainRequest): Promise<PlainResponse> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ port, host: '127.0.0.1', method, path, headers, agent: false });
    const names = Object.keys(headers).map((name) => name.toLowerCase());
    for (const name of ['content-length', 'transfer-encoding']) {
      if (!names.includes(name)) outgoing.removeHeader(name);
    }
    outgoing.on('error', reject);
    outgoing.on('response', async (incoming) => {
      const chunks: Uint8Array[] = [];
      try {
        for await (const chunk of incoming) chunks.push(chunk);
      } catch (error) {
        return reject(error);
      }
      resolve({
        status: incoming.statusCode ?? 0,
        headers: incoming.headers,
        body: Buffer.concat(chunks),
      });
    });
    outgoing.end(body);
  });
}
