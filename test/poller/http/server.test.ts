import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { OsmopsError } from '../../../provider/errors/index.js';
import { rejection } from '../../nbi/support/rejection.js';
import { canary, eventOf } from '../support/events.js';
import { fullStatus } from '../support/fake-control.js';
import { ask, startServer, token } from '../support/server.js';

const errorSchema = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string(), remedy: z.string() }),
});
const bearer = { authorization: `Bearer ${token}` };
const repository = '/api/v1/repositories/site-a';

function codeOf(body: string): string {
  return errorSchema.parse(JSON.parse(body)).error.code;
}

test('is alive, and ready once it has looked at every repository', async () => {
  const running = await startServer();
  expect((await ask(running, '/healthz')).status).toBe(200);
  const early = await ask(running, '/readyz');
  expect(early.status).toBe(503);
  expect(JSON.parse(early.text)).toEqual({
    status: 'not-ready',
    reasons: ['site-b has not been looked at yet'],
    warnings: [
      'site-a: the remote cannot be read since 2026-01-02T03:01:00.000Z [git-unauthorized]',
      'site-a: 1 object begun and not dealt with',
    ],
  });
  running.hub.publish({ ...eventOf('fetch-failed'), repository: 'site-b' });
  expect((await ask(running, '/readyz')).status).toBe(200);
  running.server.drain();
  expect((await ask(running, '/readyz')).status).toBe(503);
});

test('shows values of a plan only to a token, and only where the operator says so', async () => {
  const { control, ...running } = await startServer({ withToken: true });
  const read = async (headers = {}) => (await ask(running, `${repository}/plan`, { headers })).text;
  expect(await read()).toContain('params.greeting');
  expect(await read(bearer)).not.toContain('canary-value');
  const { plan } = control;
  control.plan = (name, id) => ({ ...plan(name, id), showValues: true });
  expect(await read()).not.toContain('canary-value');
  expect(await read(bearer)).toContain('canary-value');
});

test('tells of all repositories, of one, of its history and of its events, and no secret', async () => {
  const running = await startServer();
  const all = await ask(running, '/api/v1/repositories');
  expect(JSON.parse(all.text).repositories.map(({ name }: { name: string }) => name)).toEqual([
    'site-a',
    'site-b',
  ]);
  const one = JSON.parse((await ask(running, repository)).text);
  expect(one).toMatchObject({
    name: 'site-a',
    phase: 'drifted',
    applied: { commit: fullStatus.applied?.commit, author: 'Ada', appliedAt: fullStatus.applied?.appliedAt },
    drift: [
      {
        address: 'osm_ns_instance.ldap',
        kind: 'changed',
        attributes: ['params.password'],
        operations: [{ type: 'action' }],
      },
    ],
    approval: { reason: 'it destroys 4', summary: { add: 1, change: 2 } },
  });
  const history = await ask(running, `${repository}/history`);
  expect(JSON.parse(history.text).history).toMatchObject([{ reconcileId: 'r1', outcome: 'applied' }]);
  const events = await ask(running, `${repository}/events`);
  expect(JSON.parse(events.text).events).toHaveLength(running.control.past.length);
  const metrics = await ask(running, '/metrics');
  for (const { text: body } of [all, history, events, metrics]) expect(body).not.toContain(canary);
});

test.each([
  ['GET', '/nowhere', 404, 'request-invalid'],
  ['GET', '/api/v1/repositories/other', 404, 'unknown-repository'],
  ['GET', '/api/v1/repositories/other/events?follow=true', 404, 'unknown-repository'],
  ['DELETE', repository, 405, 'request-invalid'],
  ['GET', `${repository}/approve`, 405, 'request-invalid'],
  ['GET', '/api/v1/repositories/%', 400, 'request-invalid'],
  ['POST', '/api/v1/repositories/other/suspend', 404, 'unknown-repository'],
])('%s %s is answered with %i, in the one form of errors', async (method, path, status, code) => {
  const running = await startServer({ withToken: true });
  const answer = await ask(running, path, { method, headers: bearer });
  expect(answer.status).toBe(status);
  expect(codeOf(answer.text)).toBe(code);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
});

test('names the methods that a path takes', async () => {
  const running = await startServer();
  expect((await ask(running, repository, { method: 'PUT' })).headers['allow']).toBe('GET, HEAD');
  expect((await ask(running, '/hooks/any')).headers['allow']).toBe('POST');
});

test('answers HEAD as GET, without the body', async () => {
  const running = await startServer();
  const [head, get] = [await ask(running, '/healthz', { method: 'HEAD' }), await ask(running, '/healthz')];
  expect(head.text).toBe('');
  expect(head.headers['content-length']).toBe(get.headers['content-length']);
});

test.each(['suspend', 'resume', 'reconcile'])('has the poller %s, with the token', async (verb) => {
  const running = await startServer({ withToken: true });
  const answer = await ask(running, `${repository}/${verb}`, { method: 'POST', headers: bearer });
  expect(answer.status).toBe(202);
  expect(running.control.asked).toEqual([`${verb} site-a`]);
});

test.each([
  ['rollback', { revision: 'abc' }, 'rollback abc site-a'],
  ['forget-begun', { addresses: ['osm_ns_instance.db'] }, 'forget osm_ns_instance.db site-a'],
  ['approve', { plan: '6f0c1d' }, 'approve 6f0c1d site-a'],
])('has the poller do what the body of %s names', async (verb, body, asked) => {
  const running = await startServer({ withToken: true });
  const headers = { ...bearer, 'content-type': 'application/json' };
  const request = { method: 'POST', body: JSON.stringify(body), headers };
  expect((await ask(running, `${repository}/${verb}`, request)).status).toBe(202);
  expect(running.control.asked).toEqual([asked]);
});

test.each(['', '{}', '{"plan": ""}', '{"plan": "6f0c1"}'])('approves nothing by %p', async (body) => {
  const running = await startServer({ withToken: true });
  const headers = { ...bearer, 'content-type': 'application/json' };
  const answer = await ask(running, `${repository}/approve`, { method: 'POST', body, headers });
  expect(answer.status).toBe(400);
  expect(running.control.asked).toEqual([]);
});

test.each([
  [415, 'text/plain', '{"revision": "abc"}'],
  [400, 'application/json', '{"revision": 1}'],
  [400, 'application/json', '{"revision": "abc", "force": true}'],
  [400, 'application/json', '{'],
  [413, 'application/json', JSON.stringify({ revision: 'a'.repeat(70_000) })],
])('answers %i to a body that it does not take', async (status, type, body) => {
  const running = await startServer({ withToken: true });
  const headers = { ...bearer, 'content-type': type };
  const answer = await ask(running, `${repository}/rollback`, { method: 'POST', body, headers });
  expect(answer.status).toBe(status);
  expect(codeOf(answer.text)).toBe('request-invalid');
  expect(running.control.asked).toEqual([]);
});

test('says that the poller refused, and nothing of a fault', async () => {
  const running = await startServer({ withToken: true });
  running.control.refusal = new OsmopsError({ code: 'cancelled', message: 'Not now', remedy: 'Later.' });
  const refused = await ask(running, `${repository}/reconcile`, { method: 'POST', headers: bearer });
  expect(refused.status).toBe(409);
  expect(codeOf(refused.text)).toBe('cancelled');
  running.control.refusal = new Error(canary);
  const failed = await ask(running, `${repository}/reconcile`, { method: 'POST', headers: bearer });
  expect(failed.status).toBe(500);
  expect(codeOf(failed.text)).toBe('request-failed');
  expect(failed.text).not.toContain(canary);
  expect(running.failures).toEqual([running.control.refusal]);
});

test('reads the token anew at each request', async () => {
  const running = await startServer({ withToken: true });
  await writeFile(join(running.folder, 'token'), 'another');
  const path = `${repository}/suspend`;
  expect((await ask(running, path, { method: 'POST', headers: bearer })).status).toBe(401);
  const headers = { authorization: 'Bearer another' };
  expect((await ask(running, path, { method: 'POST', headers })).status).toBe(202);
});

test('changes nothing over TCP without the token', async () => {
  const running = await startServer({ withToken: true });
  const wrong = [
    {},
    { authorization: 'Bearer wrong' },
    { authorization: 'Bearer ' },
    { authorization: token },
  ];
  for (const headers of wrong) {
    const answer = await ask(running, `${repository}/suspend`, { method: 'POST', headers });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
  }
  const without = await startServer();
  const headers = { authorization: 'Bearer ' };
  expect((await ask(without, `${repository}/suspend`, { method: 'POST', headers })).status).toBe(403);
  expect([...running.control.asked, ...without.control.asked]).toEqual([]);
});

test('a web page whose name leads to 127.0.0.1 reads nothing', async () => {
  const running = await startServer({ withToken: true });
  const port = new URL(running.server.url).port;
  const statusFor = async (host: string, more = {}) =>
    (await ask(running, repository, { headers: { host, ...more } })).status;
  expect(await statusFor(`evil.example.org:${port}`)).toBe(403);
  expect(await statusFor('127.0.0.1.evil.example.org')).toBe(403);
  expect(await statusFor('poller.example.org', bearer)).toBe(200);
  expect(await statusFor(`LOCALHOST:${port}`)).toBe(200);
  expect(await statusFor('[::1]:1')).toBe(200);
});

test('beyond this computer, reading needs the token too, and what orchestrators ask for does not', async () => {
  const running = await startServer({ host: '0.0.0.0', withToken: true });
  expect((await ask(running, repository)).status).toBe(401);
  expect((await ask(running, repository, { headers: bearer })).status).toBe(200);
  for (const path of ['/healthz', '/metrics', '/api/v1/openapi.json']) {
    expect((await ask(running, path, { headers: { host: 'pod' } })).status).toBe(200);
  }
});

test('does not listen beyond this computer without a token', async () => {
  const error = await rejection(startServer({ host: '0.0.0.0' }));
  expect(error).toMatchObject({ code: 'http-refused', remedy: expect.stringContaining('tokenFile') });
});

test('its socket needs no token, and is its owner’s alone', async () => {
  const running = await startServer();
  const { socket } = running.server;
  const answer = await ask(running, `${repository}/suspend`, {
    method: 'POST',
    socket,
    headers: { host: 'any' },
  });
  expect(answer.status).toBe(202);
  expect((await stat(socket)).mode & 0o777).toBe(0o600);
  expect((await stat(dirname(socket))).mode & 0o777).toBe(0o700);
});

test('follows the events of one repository', async () => {
  const running = await startServer();
  running.control.past = [eventOf('revision-seen')];
  const socket = connect(running.server.socket);
  socket.write(`GET ${repository}/events?follow=true HTTP/1.0\r\n\r\n`);
  const first = await once(socket, 'data');
  expect(String(first)).toMatch(/^HTTP\/1.1 200 OK/);
  running.hub.publish({ ...eventOf('applied'), repository: 'site-b' });
  running.hub.publish(eventOf('ready'));
  await once(socket, 'data');
  const rest = text(socket);
  await running.server.close();
  expect(await rest).not.toContain('site-b');
});

test('answers what is no request, and headers that are too large', async () => {
  const running = await startServer();
  const send = async (bytes: string) => {
    const socket = connect(running.server.socket);
    socket.write(bytes);
    return text(socket);
  };
  expect(await send('what is this\r\n\r\n')).toMatch(
    /^HTTP\/1.1 400 .*\r\n\r\n\{"error":\{"code":"request-invalid"/s,
  );
  expect(await send(`GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1.1 431 /,
  );
});

test('its answers cannot be framed, guessed or kept', async () => {
  const { headers } = await ask(await startServer(), '/healthz');
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
});
