import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSimulator, type Simulator } from '../../src/simulator/index.js';
import { type Client, logIn, openClient } from './client.js';

let simulator: Simulator;
let port: number;
let client: Client;

beforeEach(async () => {
  simulator = createSimulator();
  ({ port } = await simulator.listen());
  client = await openClient(port);
  simulator.resetLog();
});
afterEach(() => simulator.close());

/** Writes a request as it is and reads until the connection closes. */
function exchange(...requests: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const [first = '', ...others] = requests;
    let answers = '';
    socket.setEncoding('latin1');
    socket.on('data', (text) => {
      answers += text;
      const next = others.shift();
      if (next !== undefined) socket.write(next);
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answers));
    socket.write(first);
  });
}

test('the bytes in the log are those on the wire, headers included', async () => {
  const request =
    'GET /osm/version HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\nConnection: close\r\n\r\n';
  const answer = await exchange(request);
  expect(simulator.log).toMatchObject([
    {
      method: 'GET',
      path: '/osm/version',
      status: 200,
      requestBytes: request.length,
      responseBytes: answer.length,
      hasCookie: false,
    },
  ]);
});

test('requests of one connection share its number, each with its own bytes', async () => {
  const request = 'GET /osm/version HTTP/1.1\r\nHost: x\r\nCookie: a=b\r\n\r\n';
  const last = request.replace('Cookie: a=b', 'Connection: close');
  const answers = await exchange(request, last);
  const [first, second] = simulator.log;
  expect(first?.connection).toBe(second?.connection);
  expect([first?.hasCookie, second?.hasCookie]).toEqual([true, false]);
  expect([first?.requestBytes, second?.requestBytes]).toEqual([request.length, last.length]);
  expect((first?.responseBytes ?? 0) + (second?.responseBytes ?? 0)).toBe(answers.length);
});

test('neither a token nor a password is in the log', async () => {
  await client.call('DELETE', `admin/v1/tokens/${client.token}`);
  await logIn(port);
  expect(simulator.log.map(({ path }) => path)).toEqual(['/osm/admin/v1/tokens/...', '/osm/admin/v1/tokens']);
  expect(JSON.stringify(simulator.log)).not.toContain(client.token);
});

test('after a reset the log is empty', async () => {
  await client.call('GET', 'version');
  simulator.resetLog();
  expect(simulator.log).toEqual([]);
});
