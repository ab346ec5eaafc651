import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { isNormalPath } from '../../../../src/poller/http/limits/request-form.js';
import { startServer } from '../../support/server.js';

/** The status line of what a request, given byte by byte, is answered with. */
async function statusOf(url: string, head: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.end(`${head}\r\nConnection: close\r\n\r\n`);
  return (await text(socket)).split('\r\n', 1)[0] ?? '';
}

test.each([
  '/hooks/..\\api\\v1\\repositories',
  '/hooks/../api/v1/repositories',
  '/hooks/%2e%2E/api/v1/repositories',
  '/hooks/.%2e/api/v1/repositories',
  '/hooks%2f..%2fapi/v1/repositories',
  '/hooks/%5c',
  '/hooks/./x',
  '//healthz',
  '/hooks//x',
  '/%68ealthz',
  '/hooks/%00',
  '/hooks/%0d%0aX: y',
  '/hooks/%7f',
  '/hooks/%c2%85',
  '/hooks/%c3',
  '/hooks/%',
  '/hooks/a#b',
  'healthz',
  '*',
  '',
])('takes %p for no path in normal form', (path) => {
  expect(isNormalPath(path)).toBe(false);
});

test.each(['/', '/healthz', '/hooks/', '/hooks/a-b.c_d~e', '/hooks/%20', '/hooks/%C3%A4', "/hooks/a(b)!'*"])(
  'takes %p for one',
  (path) => {
    expect(isNormalPath(path)).toBe(true);
  },
);

const host = 'Host: 127.0.0.1';

test.each([
  ['a path that leads elsewhere', `GET /hooks/..\\api\\v1\\repositories HTTP/1.1\r\n${host}`],
  ['an encoded one', `GET /hooks/%2e%2E/api/v1/repositories HTTP/1.1\r\n${host}`],
  ['two hosts', `GET /healthz HTTP/1.1\r\n${host}\r\nHost: osm.example.org`],
  ['one host twice', `GET /healthz HTTP/1.1\r\n${host}\r\n${host}`],
  ['a host with blanks', 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1 osm.example.org'],
  ['a host with a path', 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1/x'],
  ['a host with a user', 'GET /healthz HTTP/1.1\r\nHost: a@127.0.0.1'],
  ['an empty host', 'GET /healthz HTTP/1.1\r\nHost:'],
  ['no host', 'GET /healthz HTTP/1.1\r\nX: y'],
  ['a target at another host', `GET http://osm.example.org/healthz HTTP/1.1\r\n${host}`],
  ['a target of another kind', `GET ftp://127.0.0.1/healthz HTTP/1.1\r\n${host}`],
  ['no path', `OPTIONS * HTTP/1.1\r\n${host}`],
])('answers 400 to %s', async (_, head) => {
  const { server } = await startServer();
  expect(await statusOf(server.url, head)).toBe('HTTP/1.1 400 Bad Request');
});

test.each([
  ['the path alone', `GET /healthz?x=..%2f HTTP/1.1\r\n${host}`],
  ['a port and another case', 'GET /healthz HTTP/1.1\r\nHost: LOCALHOST:8080'],
  ['IPv6', 'GET /healthz HTTP/1.1\r\nHost: [::1]:8080'],
  ['the same host before the path, as to a proxy', `GET http://127.0.0.1/healthz HTTP/1.1\r\n${host}`],
])('answers a request with %s', async (_, head) => {
  const { server } = await startServer();
  expect(await statusOf(server.url, head)).toBe('HTTP/1.1 200 OK');
});
