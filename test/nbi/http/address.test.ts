import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, test } from '@jest/globals';
import got from 'got';
import { createAgents } from '../../../provider/nbi/http/agents.js';
import { openNbi } from '../../../provider/nbi/index.js';
import { connection, tokenAnswer } from '../support/answers.js';
import { startServer } from '../support/server.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** The zone of the loopback interface, such as `lo`; `undefined` on a computer without IPv6. */
const loopback = Object.entries(networkInterfaces()).find(([, addresses]) =>
  addresses?.some(({ address }) => address === '::1'),
)?.[0];
const withIpv6 = loopback === undefined ? describe.skip : describe;

withIpv6('an IPv6 address', () => {
  test.each([
    ['without a zone', '[::1]', false],
    ['with a zone', `[::1%${loopback}]`, false],
    ['with a zone, where TLS has to be found out', `[::1%${loopback}]`, 'detect'],
  ] as const)('%s is connected to, and named without it', async (_, host, tls) => {
    const named = new Set<string | undefined>();
    const server = await startServer(
      (request, response) => {
        named.add(request.headers.host);
        response.end(request.method === 'POST' ? JSON.stringify(tokenAnswer()) : '[]');
      },
      undefined,
      '::1',
    );
    const nbi = await openNbi({ ...connection, tls, hostname: `${host}:${server.port}` });
    open.push(nbi, server);
    expect(await nbi.vimAccounts.names()).toEqual([]);
    expect([...named]).toEqual([`[::1]:${server.port}`]);
  });
});

/** Loopback hides whether a zone is used, and a URL whether port 0 is: Node would try the port of HTTP. */
test('requests go to the address and not to that of their URL', async () => {
  const server = await startServer((_, response) => response.end('here'));
  const { http } = createAgents({ host: '127.0.0.1', port: server.port });
  const answer = await got('http://127.0.0.2:0/', { agent: { http }, retry: { limit: 0 } }).text();
  http.destroy();
  await server.close();
  expect(answer).toBe('here');
});

test('port 0 is not taken for the usual one of HTTP', async () => {
  const nbi = await openNbi({ ...connection, hostname: '127.0.0.1:0' }, { clock: createVirtualClock() });
  open.push(nbi);
  await expect(nbi.vimAccounts.names()).rejects.toMatchObject({
    code: 'nbi-unreachable',
    message: expect.stringMatching(/^OSM at 127\.0\.0\.1:0 could not be reached: .*\(E\w+\)$/),
  });
});

test.each(['h:65536', '::1', 'http://h:80'])(
  'the hostname %s is refused when the client is opened',
  async (hostname) => {
    await expect(openNbi({ ...connection, hostname })).rejects.toMatchObject({ code: 'connection-invalid' });
  },
);
