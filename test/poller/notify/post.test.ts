import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, jest, test } from '@jest/globals';
import nock from 'nock';
import { post } from '../../../src/poller/notify/post.js';

const { signal } = new AbortController();

test.each([200, 404])('of an answer of %i and 20 MB the status alone is taken', async (status) => {
  const cut: Promise<unknown>[] = [];
  const server = createServer((_request, response) => {
    response.writeHead(status);
    cut.push(once(response, 'close'));
    response.end('a'.repeat(20_000_000));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const message = { url: `http://127.0.0.1:${port}`, headers: {}, body: '{}' };
  expect(await post(message, { signal, maxPauseMs: 1 })).toEqual({ status, body: '' });
  expect(cut).toHaveLength(1);
  await Promise.all(cut);
  server.close();
});

test.each([
  ['half an hour', 1_800, 200],
  ['more than an hour', 3_601, 429],
])('a receiver that wants to be left alone for %s is', async (_, seconds, status) => {
  const receiver = nock('https://hooks.example.org');
  receiver.post('/').reply(429, '', { 'retry-after': String(seconds) });
  receiver.post('/').reply(200);
  const pauses: number[] = [];
  const schedule = globalThis.setTimeout;
  const spy = jest.spyOn(globalThis, 'setTimeout').mockImplementation((work, ms = 0, ...args) => {
    if (ms >= 60_000) pauses.push(ms);
    return schedule(work, ms >= 60_000 ? 0 : ms, ...args);
  });
  try {
    const posted = await post({ url: 'https://hooks.example.org/', headers: {}, body: '{}' }, { signal });
    expect({ status: posted.status, pauses }).toEqual({
      status,
      pauses: status === 200 ? [seconds * 1_000] : [],
    });
  } finally {
    spy.mockRestore();
    nock.cleanAll();
  }
});
