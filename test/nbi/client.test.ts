import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Nbi, openNbi } from '../../provider/nbi/index.js';
import { connection, tokenAnswer } from './support/answers.js';
import { startServer, type TestServer } from './support/server.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** A client of an OSM that gives a token and answers the rest as it is told. */
async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ nbi: Nbi; server: TestServer }> {
  const server = await startServer((request, response) => {
    if (request.url === '/osm/admin/v1/tokens') response.end(JSON.stringify(tokenAnswer()));
    else answer(request, response);
  });
  const nbi = await openNbi({ ...connection, hostname: server.host });
  open.push(nbi, server);
  return { nbi, server };
}

/** Drops the first request: on a connection that was kept from the login, before any byte of an answer. */
function dropFirst(status: number, body: unknown) {
  const seen: string[] = [];
  return {
    seen,
    answer: (request: IncomingMessage, response: ServerResponse) => {
      seen.push(`${request.method} ${request.url}`);
      if (seen.length === 1) request.socket.destroy();
      else response.writeHead(status).end(JSON.stringify(body));
    },
  };
}

describe('a kept connection that OSM closes under a request', () => {
  test('is no matter to a read: it is sent again', async () => {
    const { answer, seen } = dropFirst(200, []);
    const { nbi } = await serve(answer);
    expect(await nbi.nsInstances.get('i')).toBeUndefined();
    expect(seen).toEqual(Array(2).fill('GET /osm/nslcm/v1/ns_instances_content?id=i'));
  });

  test('makes a POST a lost answer: it is not sent again', async () => {
    const { answer, seen } = dropFirst(201, {});
    const { nbi } = await serve(answer);
    const body = { nsName: 'n', nsdId: 'd', vimAccountId: 'v' };
    await expect(nbi.nsInstances.create(body)).rejects.toMatchObject({ code: 'nbi-answer-lost' });
    expect(seen).toHaveLength(1);
  });
});

describe('opening and closing', () => {
  test('opening sends nothing', async () => {
    const { server } = await serve((_, response) => response.end('[]'));
    expect(server.connections()).toBe(0);
  });

  test('closing cancels what is under way and what comes later', async () => {
    let arrived: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { nbi } = await serve(() => arrived());
    const read = nbi.nsInstances.get('i');
    const cancelled = expect(read).rejects.toMatchObject({ code: 'cancelled' });
    await arrival;
    await nbi.close();
    await cancelled;
    await expect(nbi.nsInstances.get('i')).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('a hundred reads of one moment are a login and one request', async () => {
    const seen: (string | undefined)[] = [];
    const { nbi, server } = await serve((request, response) => {
      seen.push(request.url);
      response.end('[]');
    });
    await Promise.all(Array.from({ length: 100 }, (_, index) => nbi.nsInstances.get(`id${index}`)));
    expect(seen).toHaveLength(1);
    expect(server.connections()).toBe(1);
  });
});
