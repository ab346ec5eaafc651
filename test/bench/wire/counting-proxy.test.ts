import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { openConnection } from '../../../bench/peers/http-connection.js';
import { startCountingProxy } from '../../../bench/wire/counting-proxy.js';
import { difference } from '../../../bench/wire/difference.js';

const answer = 'x'.repeat(100_000);

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('passes everything on and counts requests, connections and bytes with their heads', async () => {
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => {
    sockets.add(incoming.socket);
    incoming.resume().once('end', () => outgoing.end(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await startCountingProxy(portOf(server), 5);
  const before = proxy.traffic();

  const first = await openConnection(proxy.port);
  const second = await openConnection(proxy.port);
  const get = { method: 'GET', path: '/', headers: [] } as const;
  expect(await first.exchange(get)).toBe(answer);
  expect(await first.exchange({ ...get, method: 'POST', headers: ['Content-Length: 3'], body: 'abc' })).toBe(
    answer,
  );
  expect(await second.exchange(get)).toBe(answer);
  const traffic = difference(before, proxy.traffic());
  const sum = (of: (socket: Socket) => number) => [...sockets].map(of).reduce((a, b) => a + b);
  expect(traffic).toEqual({
    requests: 3,
    connections: 2,
    sent: sum((socket) => socket.bytesRead),
    received: sum((socket) => socket.bytesWritten),
  });

  first.close();
  second.close();
  await proxy.close();
  server.close();
});

test('tells when a request has failed, and when an answer is cut off', async () => {
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === '/cut') incoming.socket.destroy();
    else outgoing.writeHead(404, { 'Content-Length': 4 }).end('gone');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await startCountingProxy(portOf(server), 5);
  const connection = await openConnection(proxy.port);
  await expect(connection.exchange({ method: 'GET', path: '/a', headers: [] })).rejects.toThrow(
    'GET /a: 404 gone',
  );
  await expect(connection.exchange({ method: 'GET', path: '/cut', headers: [] })).rejects.toThrow('closed');
  await proxy.close();
  server.close();
});
