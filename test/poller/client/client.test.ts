import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openPoller } from '../../../src/poller/client/index.js';
import { rejection } from '../../nbi/support/rejection.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { eventOf, revision } from '../support/events.js';
import { startServer, token } from '../support/server.js';

test('asks over the socket, without a token', async () => {
  const { server, control } = await startServer();
  const poller = openPoller({ socket: server.socket });
  expect((await poller.repositories()).map(({ name }) => name)).toEqual(['site-a', 'site-b']);
  expect(await poller.history('site-a')).toMatchObject([
    { outcome: 'applied', revision: { commit: revision.commit } },
  ]);
  expect(await poller.events('site-a')).toHaveLength(control.past.length);
  for (const what of ['suspend', 'resume', 'reconcile'] as const) {
    expect(await poller.change(what, 'site-a')).toMatchObject({ name: 'site-a' });
  }
  await poller.approve('site-a', '6f0c1d');
  await poller.rollback('site-b', 'abc');
  expect(control.asked).toEqual([
    ...['suspend site-a', 'resume site-a', 'reconcile site-a', 'approve 6f0c1d site-a'],
    'rollback abc site-b',
  ]);
});

test('asks over TCP, with the token', async () => {
  const { server, control } = await startServer({ withToken: true });
  await openPoller({ url: server.url, token }).change('suspend', 'site-a');
  expect(control.asked).toEqual(['suspend site-a']);
  const without = openPoller({ url: server.url, token: undefined });
  expect(await rejection(without.change('suspend', 'site-a'))).toMatchObject({ code: 'request-refused' });
});

test('follows the events until it is stopped', async () => {
  const { server, control, hub } = await startServer();
  control.past = [eventOf('revision-seen')];
  const stop = new AbortController();
  const kinds: string[] = [];
  for await (const { kind } of openPoller({ socket: server.socket }).follow('site-a', stop.signal)) {
    kinds.push(kind);
    if (kind === 'revision-seen') hub.publish(eventOf('ready'));
    else stop.abort();
  }
  expect(kinds).toEqual(['revision-seen', 'ready']);
});

test('following ends with the poller', async () => {
  const { server, control } = await startServer();
  control.past = [eventOf('revision-seen')];
  const kinds: string[] = [];
  for await (const { kind } of openPoller({ socket: server.socket }).follow(
    'site-a',
    new AbortController().signal,
  )) {
    kinds.push(kind);
    await server.close();
  }
  expect(kinds).toEqual(['revision-seen']);
});

test('says what the poller says of an unknown name, whatever signs it has', async () => {
  const { server } = await startServer();
  const poller = openPoller({ socket: server.socket });
  const asked = [
    poller.history('a b?c#é'),
    poller.approve('other', '6f0c1d'),
    poller.follow('other', new AbortController().signal)[Symbol.asyncIterator]().next(),
  ];
  const errors = await Promise.all(asked.map(rejection));
  for (const error of errors) expect(error).toMatchObject({ code: 'unknown-repository' });
  // What two servers would read in two ways is refused before a name is looked for.
  expect(await rejection(poller.history('a/../b'))).toMatchObject({ code: 'request-invalid' });
});

test('says when no poller is there', async () => {
  const socket = join(await temporaryFolder(), 'osmops.sock');
  const { server } = await startServer();
  await server.close();
  for (const address of [{ socket }, { url: server.url, token: undefined }]) {
    expect(await rejection(openPoller(address).repositories())).toMatchObject({
      code: 'poller-unreachable',
      remedy: expect.stringMatching('url' in address ? /--url/ : /osmops watch/),
    });
  }
});

test.each([
  ['a page', 200, '<html>'],
  ['another document', 200, '{"repositories": [{"name": 1}]}'],
  ['an error of another form', 502, '{"error": "no"}'],
  [
    'an error of a newer version',
    409,
    '{"error": {"code": "not-yet-known", "message": "No", "remedy": "Wait."}}',
  ],
])('says when %s answers', async (_, status, body) => {
  const other = createServer((_request, response) => response.writeHead(status).end(body));
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const error = await rejection(
    openPoller({ url: `http://127.0.0.1:${port}`, token: undefined }).repositories(),
  );
  other.close();
  expect(error).toMatchObject({ code: 'poller-bad-answer' });
});
