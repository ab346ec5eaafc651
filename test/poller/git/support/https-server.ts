import { realpathSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { execa } from 'execa';
import { makeCertificate } from '../../../../provider/plugin/handshake/certificate.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';
import type { Origin } from './origin.js';

/** Where the tests' repositories are. */
const projectRoot = realpathSync(tmpdir());

/** Answers a request in place of Git; false leaves it to Git. */
export type Interference = (request: IncomingMessage, response: ServerResponse, body: Buffer) => boolean;

export interface GitServer {
  /** The authority of its certificate. */
  readonly caFile: string;
  readonly origin: string;
  /** Where it serves a repository. */
  url(repository: Origin): string;
  /** What was asked: `POST git-upload-pack fetch`. */
  readonly requests: string[];
  /** The Authorization headers that came. */
  readonly authorizations: (string | undefined)[];
  /** `user:password`; undefined lets everybody in. */
  credentials: string | undefined;
  interfere: Interference | undefined;
  /** Bytes of Git's answers after which the connection is cut. */
  cutAfter: number | undefined;
  stop(): Promise<void>;
  /** Listens on the same port as before. */
  start(): Promise<void>;
}

/** An HTTPS server for `localhost` with Git's own back end behind it. */
export async function startGitServer(): Promise<GitServer> {
  const certificate = makeCertificate();
  const caFile = join(await temporaryFolder(), 'ca.pem');
  await writeFile(caFile, certificate.certificatePem);
  const sockets = new Set<Duplex>();
  let port = 0;
  let server: Server;

  const gitServer: GitServer = {
    caFile,
    get origin() {
      return `https://localhost:${port}`;
    },
    url: ({ path }) => `https://localhost:${port}/${basename(path)}/.git`,
    requests: [],
    authorizations: [],
    credentials: undefined,
    interfere: undefined,
    cutAfter: undefined,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
    async start() {
      server = createServer(
        { key: certificate.keyPem, cert: certificate.certificatePem },
        (request, response) => {
          answer(gitServer, request, response).catch(() => response.destroy());
        },
      );
      server.on('connection', (socket) => {
        sockets.add(socket);
        socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
      });
      await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
      const address = server.address();
      if (address !== null && typeof address === 'object') port = address.port;
    },
  };
  await gitServer.start();
  return gitServer;
}

async function answer(server: GitServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const body = Buffer.concat(pieces);
  const { pathname, search } = new URL(request.url ?? '/', server.origin);
  const [, command = ''] = /command=([a-z-]+)/.exec(body.toString('latin1')) ?? [];
  server.requests.push([request.method, basename(pathname), command].join(' ').trim());
  server.authorizations.push(request.headers.authorization);
  if (server.interfere?.(request, response, body)) return;
  const { credentials } = server;
  const expected = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
  if (request.headers.authorization !== expected && expected !== undefined) {
    // What a careless server might say.
    const text = `refused: ${request.headers.authorization}\n`;
    response
      .writeHead(401, { 'www-authenticate': 'Basic realm="git"', 'content-type': 'text/plain' })
      .end(text);
    return;
  }
  const { stdout } = await execa('git', ['http-backend'], {
    input: body,
    encoding: 'buffer',
    env: {
      GIT_PROJECT_ROOT: projectRoot,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_NOSYSTEM: '1',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method ?? '',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
  });
  const output = Buffer.from(stdout);
  const end = output.indexOf('\r\n\r\n');
  const headers = Object.fromEntries(
    output
      .subarray(0, end)
      .toString()
      .split('\r\n')
      .map((header) => header.split(': ')),
  );
  const { Status: status = '200', ...rest } = headers;
  const content = output.subarray(end + 4);
  response.writeHead(Number.parseInt(status, 10), { ...rest, 'content-length': content.length });
  if (server.cutAfter === undefined || command !== 'fetch') {
    response.end(content);
  } else {
    response.write(content.subarray(0, server.cutAfter), () => response.destroy());
  }
}
