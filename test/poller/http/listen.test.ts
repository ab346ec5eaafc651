import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { listenOnSocket, listenOnTcp } from '../../../src/poller/http/listen.js';
import { socketPath } from '../../../src/poller/http/socket-path.js';
import { rejection } from '../../nbi/support/rejection.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function newServer(): Server {
  const server = createServer();
  servers.push(server);
  return server;
}

test('makes the folder of the socket, for its owner alone', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  await listenOnSocket(newServer(), socketPath(dataDir), dataDir);
  expect((await stat(socketPath(dataDir))).mode & 0o777).toBe(0o600);
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
});

test('takes over the socket that a killed poller left', async () => {
  const dataDir = await temporaryFolder();
  const path = socketPath(dataDir);
  const script = 'require("node:net").createServer().listen(process.argv[1], () => console.log("listening"))';
  const poller = execa(process.execPath, ['-e', script, path], { reject: false });
  await once(poller.stdout, 'data');
  poller.kill('SIGKILL');
  await poller;
  expect((await stat(path)).isSocket()).toBe(true);
  const server = newServer();
  await listenOnSocket(server, path, dataDir);
  expect(server.listening).toBe(true);
});

test('leaves alone the socket of a poller that runs, and what is no socket', async () => {
  const dataDir = await temporaryFolder();
  await listenOnSocket(newServer(), socketPath(dataDir), dataDir);
  const error = await rejection(listenOnSocket(newServer(), socketPath(dataDir), dataDir));
  expect(error).toMatchObject({ code: 'http-failed', message: expect.stringContaining('Another poller') });
  const other = await temporaryFolder();
  await writeFile(socketPath(other), 'mine');
  expect(await rejection(listenOnSocket(newServer(), socketPath(other), other))).toMatchObject({
    code: 'http-failed',
  });
});

test('says when the path is too long for a socket', async () => {
  const dataDir = join(await temporaryFolder(), 'a'.repeat(120));
  const error = await rejection(listenOnSocket(newServer(), socketPath(dataDir), dataDir));
  expect(error).toMatchObject({ code: 'http-failed', remedy: expect.stringContaining('dataDir') });
});

test('says when the port is taken', async () => {
  const port = await listenOnTcp(newServer(), { host: '127.0.0.1', port: 0 });
  const error = await rejection(listenOnTcp(newServer(), { host: '127.0.0.1', port }));
  expect(error).toMatchObject({ code: 'http-failed', message: expect.stringContaining('EADDRINUSE') });
});
