import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../provider/nbi/clock.js';
import { defaultLimits, type Limits } from '../../../provider/nbi/http/limits.js';
import { createTransport, type Transport } from '../../../provider/nbi/http/transport.js';
import type { NbiEvent } from '../../../provider/nbi/index.js';
import { startServer, type TestServer } from '../support/server.js';

const get = { method: 'GET', path: 'version', headers: {} } as const;
const open: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

interface Served {
  readonly transport: Transport;
  readonly server: TestServer;
  readonly events: readonly NbiEvent[];
}

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  limits: Partial<Limits> = {},
): Promise<Served> {
  const server = await startServer(answer);
  const events: NbiEvent[] = [];
  const transport = createTransport({
    address: { host: '127.0.0.1', port: server.port },
    tls: false,
    insecureSkipVerify: false,
    userAgent: 'osmops/test',
    clock: systemClock,
    onEvent: (event) => events.push(event),
    limits: { ...defaultLimits, ...limits },
  });
  open.push(transport, server);
  return { transport, server, events };
}

/** Answers each request when told to, so that a test knows how many are under way. */
function heldBack() {
  const held: ServerResponse[] = [];
  let most = 0;
  let arrived: () => void = () => undefined;
  return {
    answer: (_: IncomingMessage, response: ServerResponse) => {
      held.push(response);
      most = Math.max(most, held.length);
      arrived();
    },
    /** Resolves when so many requests wait for their answer. */
    async until(count: number): Promise<void> {
      while (held.length < count) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
    },
    release: () => held.shift()?.end('{}'),
    most: () => most,
  };
}

test('what has not been sent when its signal fires is never sent; what is on its way comes to its end', async () => {
  const held = heldBack();
  const { transport, events } = await serve(held.answer);
  const stop = new AbortController();
  const post = { ...get, method: 'POST', unlessAborted: stop.signal } as const;
  const sent = Array.from({ length: 5 }, () => transport.send(post));
  const waiting = expect(transport.send(post)).rejects.toMatchObject({ code: 'cancelled' });
  await held.until(5);
  stop.abort();
  for (let count = 0; count < 5; count += 1) held.release();
  expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(Array(5).fill(200));
  await waiting;
  expect(events.filter(({ kind }) => kind === 'request-started')).toHaveLength(5);
});

describe('a request', () => {
  test('has exactly the headers that OSM needs', async () => {
    const seen: IncomingMessage['headers'][] = [];
    const { transport, server } = await serve((request, response) => {
      seen.push(request.headers);
      response.setHeader('set-cookie', 'session_id=CANARY').end('{}');
    });
    await transport.send({ ...get, headers: { authorization: 'Bearer T' } });
    await transport.send({ ...get, headers: { authorization: 'Bearer T' } });
    const headers = {
      accept: 'application/json',
      authorization: 'Bearer T',
      connection: 'keep-alive',
      host: server.host,
      'user-agent': 'osmops/test',
    };
    expect(seen).toEqual([headers, headers]);
  });

  test.each(['POST', 'PUT'] as const)(
    'of method %s carries its length and is not chunked',
    async (method) => {
      const seen: unknown[] = [];
      const { transport } = await serve((request, response) => {
        const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
        request.on('data', (data: Buffer) => seen.push({ length, encoding, data: data.toString() }));
        request.on('end', () => response.end());
      });
      const body = new TextEncoder().encode('{"ä":1}');
      await transport.send({ ...get, method, body });
      expect(seen).toEqual([{ length: '8', encoding: undefined, data: '{"ä":1}' }]);
    },
  );

  test('is answered with any status, redirects too', async () => {
    const { transport } = await serve((_, response) =>
      response.writeHead(302, { location: '/elsewhere' }).end('moved'),
    );
    const answer = await transport.send(get);
    expect(answer.status).toBe(302);
    expect(Buffer.from(answer.body).toString()).toBe('moved');
  });

  test('is told before and after, without headers and bodies', async () => {
    const { transport, events } = await serve((_, response) => response.end('12345'));
    await transport.send({ ...get, path: 'x?id=1' });
    const told = { method: 'GET', path: 'x?id=1' };
    expect(events).toEqual([
      { kind: 'request-started', ...told },
      { kind: 'request-ended', ...told, status: 200, bytes: 5, ms: expect.any(Number) },
    ]);
  });
});

describe('connections', () => {
  test('are five at most, and requests beyond wait', async () => {
    const held = heldBack();
    const { transport, server } = await serve(held.answer);
    const answers = Promise.all(Array.from({ length: 12 }, () => transport.send(get)));
    for (let left = 12; left > 0; left -= 1) {
      await held.until(Math.min(5, left));
      held.release();
    }
    await answers;
    expect(held.most()).toBe(5);
    expect(server.connections()).toBe(5);
  });

  test('are given to reads first, however many writes wait', async () => {
    const asked: string[] = [];
    const held = heldBack();
    const { transport } = await serve((request, response) => {
      asked.push(request.method ?? '');
      return held.answer(request, response);
    });
    const post = { ...get, method: 'POST' } as const;
    const answers = Promise.all([...Array.from({ length: 12 }, () => post), get].map(transport.send));
    for (let left = 13; left > 0; left -= 1) {
      await held.until(Math.min(5, left));
      held.release();
    }
    await answers;
    expect(asked.indexOf('GET')).toBe(5);
  });

  test('are kept from one request to the next', async () => {
    const { transport, server } = await serve((_, response) => response.end('{}'));
    for (let count = 0; count < 5; count += 1) await transport.send(get);
    expect(server.connections()).toBe(1);
  });

  test('waiting for one of them does not count against the time of a request', async () => {
    const held = heldBack();
    const { transport } = await serve(held.answer, { totalMs: 300 });
    const slow = Promise.allSettled(Array.from({ length: 5 }, () => transport.send(get)));
    await held.until(5);
    const patient = transport.send(get);
    await slow;
    for (let count = 0; count < 5; count += 1) held.release();
    await held.until(1);
    held.release();
    expect(await patient).toMatchObject({ status: 200 });
  });
});

describe('no answer comes', () => {
  test('when the server drops the connection: lost', async () => {
    const { transport, events } = await serve((request) => request.socket.destroy());
    await expect(transport.send(get)).rejects.toMatchObject({ failure: 'lost', code: 'ECONNRESET' });
    expect(events.at(-1)).toMatchObject({ kind: 'request-ended', status: undefined, bytes: 0 });
  });

  test('when the answer breaks off in its middle: lost', async () => {
    const { transport } = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('[{"name":', () => request.socket.destroy());
    });
    await expect(transport.send(get)).rejects.toMatchObject({ failure: 'lost' });
  });

  test('when the server says nothing: timeout', async () => {
    const { transport } = await serve(() => undefined, { responseMs: 50 });
    await expect(transport.send(get)).rejects.toMatchObject({
      failure: 'timeout',
      reason: 'no answer came within 0.05 s',
    });
  });

  test('when the server trickles: timeout', async () => {
    const { transport } = await serve(
      (_, response) => {
        response.writeHead(200, { 'content-length': '100000' });
        const trickle = setInterval(() => response.write(' '), 5);
        response.on('close', () => clearInterval(trickle));
      },
      { totalMs: 100 },
    );
    await expect(transport.send(get)).rejects.toMatchObject({ failure: 'timeout' });
  });

  test('when it would be larger than the limit: too-large', async () => {
    const { transport } = await serve((_, response) => response.end('x'.repeat(5000)), { bodyBytes: 4000 });
    await expect(transport.send(get)).rejects.toMatchObject({ failure: 'too-large' });
  });

  test('when nobody listens: unreachable', async () => {
    const { transport, server } = await serve(() => undefined);
    await server.close();
    await expect(transport.send(get)).rejects.toMatchObject({
      failure: 'unreachable',
      reason: 'the connection was refused (ECONNREFUSED)',
    });
  });

  test('when the caller gives up: cancelled', async () => {
    const held = heldBack();
    const { transport } = await serve(held.answer);
    const giveUp = new AbortController();
    const answer = transport.send({ ...get, signal: giveUp.signal });
    const failed = expect(answer).rejects.toMatchObject({ failure: 'cancelled' });
    await held.until(1);
    giveUp.abort();
    await failed;
  });
});
