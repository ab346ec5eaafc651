import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { until } from '../../../support/until.js';
import { ask, type Running, startServer, token } from '../../support/server.js';

const follow = '/api/v1/repositories/site-a/events?follow=true';
const request = `GET ${follow} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** A connection that sends something and then nothing more. */
async function holdOne({ server }: Running, text: string): Promise<Socket> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

async function hold(running: Running, number: number, text: string): Promise<readonly Socket[]> {
  return Promise.all(Array.from({ length: number }, () => holdOne(running, text)));
}

/** How many probes of fifteen, one after the other, each on a connection of its own, are answered. */
async function healthyProbes(running: Running): Promise<number> {
  let answered = 0;
  for (let probe = 0; probe < 15; probe += 1) {
    const { status } = await ask(running, '/healthz').catch(() => ({ status: 0 }));
    answered += Number(status === 200);
  }
  return answered;
}

test('answers health whatever holds connections: half-open ones, followers, bodies that do not come', async () => {
  const running = await startServer();
  await hold(running, 300, 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
  expect(await healthyProbes(running)).toBe(15);
  const followers = await hold(running, 300, request);
  expect(await healthyProbes(running)).toBe(15);
  await hold(running, 400, 'POST /hooks/x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n');
  expect(await healthyProbes(running)).toBe(15);
  expect((await ask(running, follow)).status).toBe(503);
  // Whoever ends gives the place back.
  for (const socket of followers) socket.destroy();
  await until(async () => {
    const [begin] = await once(await holdOne(running, request), 'data');
    return String(begin).startsWith('HTTP/1.1 200');
  });
});

test('closes the connection that has waited longest when there are too many, and none that asks something', async () => {
  const running = await startServer();
  const oldest = await holdOne(running, 'GET /he');
  const follower = await holdOne(running, request);
  await once(follower, 'data');
  const closed = once(oldest, 'close');
  await hold(running, 600, 'GET /he');
  await closed;
  expect(follower.destroyed).toBe(false);
  expect(await healthyProbes(running)).toBe(15);
});

test('answers three hundred requests at once', async () => {
  const running = await startServer({ withToken: true });
  const headers = { authorization: `Bearer ${token}` };
  const answers = await Promise.all(
    Array.from({ length: 300 }, () => ask(running, '/api/v1/repositories', { headers })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(300);
});
