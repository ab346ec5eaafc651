import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../provider/nbi/clock.js';
import { defaultLimits } from '../../../provider/nbi/http/limits.js';
import { createTransport, type Transport } from '../../../provider/nbi/http/transport.js';
import { type Connection, type NbiEvent, openNbi } from '../../../provider/nbi/index.js';
import { makeCertificate } from '../../../provider/plugin/handshake/certificate.js';
import { collectGarbage } from '../../support/collect-garbage.js';
import { connection, passwordCanary, tokenAnswer } from '../support/answers.js';
import { startRawServer, startServer, type TestServer } from '../support/server.js';

const get = { method: 'GET', path: 'x', headers: { authorization: 'CANARY' } } as const;
/** Self-signed, for the name `localhost` alone. */
const { keyPem, certificatePem } = makeCertificate();
const tlsOptions = { key: keyPem, cert: certificatePem };
const open: { close(): unknown }[] = [];
let folder: string;
let caFile: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osmops-detect-'));
  caFile = join(folder, 'ca.pem');
  await writeFile(caFile, certificatePem);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
afterAll(() => rm(folder, { recursive: true }));

interface Sent {
  readonly transport: Transport;
  readonly events: readonly NbiEvent[];
}

/** A transport that has to find out, and does not wait long for those that say nothing. */
function transportTo({ port }: TestServer, detectMs = 100): Sent {
  const events: NbiEvent[] = [];
  const transport = createTransport({
    address: { host: '127.0.0.1', port },
    tls: 'detect',
    insecureSkipVerify: false,
    userAgent: 'osmops/test',
    clock: systemClock,
    onEvent: (event) => events.push(event),
    limits: { ...defaultLimits, detectMs, connectMs: 200 },
  });
  open.push(transport);
  return { transport, events };
}

async function raw(serve: (socket: Socket) => void): Promise<TestServer> {
  const server = await startRawServer(serve);
  open.push(server);
  return server;
}

/** An answer of OSM's to a request for its version, and nothing to anything else. */
function answerVersion(socket: Socket, data: Buffer, status = '200 OK'): void {
  if (data.toString().startsWith('GET /osm/version HTTP/1.1\r\n')) {
    socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 2\r\n\r\n{}`);
  }
}

function isClientHello(data: Buffer): boolean {
  return data[0] === 0x16;
}

describe('a server of TLS', () => {
  function answer(request: IncomingMessage, response: ServerResponse): void {
    response.end(request.method === 'POST' ? JSON.stringify(tokenAnswer()) : '[]');
  }

  let server: TestServer;

  async function firstCall(changes: Partial<Connection>): Promise<string[]> {
    server = await startServer(answer, tlsOptions);
    const hostname = `localhost:${server.port}`;
    const nbi = await openNbi({ ...connection, tls: 'detect', hostname, ...changes });
    open.push(nbi, server);
    return nbi.vimAccounts.names();
  }

  test('is spoken to over TLS', async () => {
    expect(await firstCall({ caFile })).toEqual([]);
  });

  test('whose certificate is not trusted is an error, and no reason for plain HTTP', async () => {
    await expect(firstCall({})).rejects.toMatchObject({ code: 'nbi-untrusted-certificate' });
    // The question and the request: its certificate is proof of TLS, so nothing is asked over plain HTTP.
    expect(server.connections()).toBe(2);
  });

  test('that is too old is one too', async () => {
    const server = await startServer(answer, { ...tlsOptions, maxVersion: 'TLSv1.1', minVersion: 'TLSv1' });
    open.push(server);
    const { transport, events } = transportTo(server);
    await expect(transport.send(get)).rejects.toMatchObject({ failure: 'unreachable' });
    expect(events).not.toContainEqual(expect.objectContaining({ kind: 'unencrypted' }));
  });

  test.each(['400 Bad Request', '301 Moved Permanently'])(
    'that is slow, and answers plain requests with %s, is not taken for a plain one',
    async (status) => {
      const server = await raw((socket) =>
        socket.on('data', (data) => {
          if (!isClientHello(data)) answerVersion(socket, data, status);
        }),
      );
      const { transport, events } = transportTo(server);
      await expect(transport.send(get)).rejects.toMatchObject({
        failure: 'unreachable',
        reason: expect.stringContaining('the TLS handshake did not come to its end'),
      });
      expect(events).not.toContainEqual(expect.objectContaining({ kind: 'unencrypted' }));
    },
  );
});

describe('a server of plain HTTP is found out, and told of once,', () => {
  test.each<[string, (socket: Socket, data: Buffer) => void]>([
    // CherryPy's web server: a line, then a 400 for one that ends in a line feed alone.
    ['that answers the opening of TLS', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['that hangs up', (socket) => socket.destroy()],
    ['that waits for the end of a line', () => undefined],
  ])('%s', async (_, onHello) => {
    const seen: string[] = [];
    const server = await raw((socket) =>
      socket.on('data', (data) => {
        if (isClientHello(data)) return onHello(socket, data);
        const text = data.toString();
        if (text.startsWith('GET /osm/x ')) {
          socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
          return;
        }
        seen.push(text);
        answerVersion(socket, data);
      }),
    );
    const { transport, events } = transportTo(server);
    const answers = await Promise.all([transport.send(get), transport.send(get)]);
    await transport.send(get);
    expect(answers).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect(events.filter(({ kind }) => kind === 'unencrypted')).toEqual([
      { kind: 'unencrypted', hostname: server.host },
    ]);
    expect(seen.length).toBeLessThan(2);
    expect(seen.join()).not.toContain('CANARY');
  });

  test("such as Node's", async () => {
    const server = await startServer((request, response) => {
      response.end(request.method === 'POST' ? JSON.stringify(tokenAnswer()) : '[]');
    });
    const events: NbiEvent[] = [];
    const onEvent = (event: NbiEvent) => events.push(event);
    const nbi = await openNbi({ ...connection, tls: 'detect', hostname: server.host }, { onEvent });
    open.push(nbi, server);
    expect(await nbi.vimAccounts.names()).toEqual([]);
    expect(events.filter(({ kind }) => kind === 'unencrypted')).toHaveLength(1);
  });
});

describe('a server that proves nothing', () => {
  test('is sent nothing but the two questions and TLS, and is asked again the next time', async () => {
    const seen: Buffer[] = [];
    const server = await raw((socket) => socket.on('data', (data) => seen.push(data)));
    const { transport } = transportTo(server);
    await expect(transport.send(get)).rejects.toMatchObject({ failure: 'unreachable' });
    await expect(transport.send(get)).rejects.toMatchObject({ failure: 'unreachable' });
    const kinds = seen.map((data) => (isClientHello(data) ? 'hello' : data.toString().split('\r\n', 1)[0]));
    const once = ['hello', 'GET /osm/version HTTP/1.1', 'hello'];
    expect(kinds).toEqual([...once, ...once]);
    expect(Buffer.concat(seen).toString()).not.toContain('CANARY');
  });

  test('is given up after the limit, though memory was collected meanwhile', async () => {
    const server = await raw((socket) => socket.on('data', () => setTimeout(collectGarbage, 10)));
    const { transport } = transportTo(server);
    await expect(transport.send(get)).rejects.toMatchObject({ failure: 'unreachable' });
  });

  test('that refuses connections is unreachable', async () => {
    const server = await startRawServer(() => undefined);
    await server.close();
    const { transport } = transportTo(server);
    await expect(transport.send(get)).rejects.toMatchObject({
      failure: 'unreachable',
      code: 'ECONNREFUSED',
    });
  });

  test('is left when the client is closed', async () => {
    let arrived: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const server = await raw((socket) => socket.on('data', () => arrived()));
    const { transport } = transportTo(server, 600_000);
    const closing = new AbortController();
    const sent = transport.send({ ...get, signal: closing.signal });
    const failed = expect(sent).rejects.toMatchObject({ failure: 'cancelled' });
    await arrival;
    closing.abort();
    transport.close();
    await failed;
  });
});

describe('what the connection says is not found out', () => {
  test('TLS never becomes plain HTTP', async () => {
    const server = await startServer((_, response) => response.end('[]'));
    const events: NbiEvent[] = [];
    const onEvent = (event: NbiEvent) => events.push(event);
    const sleep = () => Promise.resolve();
    const clock = { ...systemClock, sleep };
    const nbi = await openNbi({ ...connection, tls: true, hostname: server.host }, { onEvent, clock });
    open.push(nbi, server);
    await expect(nbi.vimAccounts.names()).rejects.toMatchObject({
      code: 'nbi-unreachable',
      remedy: expect.stringContaining('tls: false'),
    });
    expect(events.map(({ kind }) => kind)).not.toContain('unencrypted');
  });

  test('plain HTTP is spoken at once', async () => {
    const seen: Buffer[] = [];
    const server = await raw((socket) =>
      socket.on('data', (data) => {
        seen.push(data);
        socket.end(`HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n`);
      }),
    );
    const nbi = await openNbi({ ...connection, hostname: server.host });
    open.push(nbi);
    await expect(nbi.vimAccounts.names()).rejects.toMatchObject({ code: 'nbi-bad-answer' });
    expect(Buffer.concat(seen).toString()).toMatch(/^POST \/osm\/admin\/v1\/tokens/);
    expect(Buffer.concat(seen).toString()).toContain(passwordCanary);
  });
});
