import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from '@jest/globals';
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
