import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { Client, credentials, type StatusObject, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type BuiltFixture, buildFixture } from '../fixture/build.js';
import { eventually } from '../fixture/eventually.js';
import { type Reattached, startReattached } from '../fixture/reattached.js';
import { Workspace } from '../fixture/workspace.js';

let fixture: BuiltFixture;
let reattached: Reattached;
let socket: string;

beforeAll(() => {
  fixture = buildFixture();
});

beforeEach(async () => {
  reattached = await startReattached(fixture);
  socket = JSON.parse(reattached.line)['registry.terraform.io/acme/fixture'].Addr.String;
});

afterAll(() => fixture.remove());

async function ended(): Promise<void> {
  if (reattached.process.exitCode === null) await once(reattached.process, 'exit');
  expect(reattached.process.exitCode).toBe(0);
  expect(existsSync(dirname(socket))).toBe(false);
}

test('a provider that is told to end does so, though a connection is not closed by its other side', async () => {
  const stuck = connect({ path: socket, allowHalfOpen: true });
  stuck.on('error', () => undefined);
  await once(stuck, 'connect');
  reattached.process.kill('SIGTERM');
  await ended();
  stuck.destroy();
});

test('it lets go of a client that only holds its stream to broker connections', async () => {
  const bytes = (value: Buffer) => value;
  const client = new Client(`unix:${socket}`, credentials.createInsecure());
  const stream = client.makeBidiStreamRequest('/plugin.GRPCBroker/StartStream', bytes, bytes);
  const closed = once(stream, 'status');
  stream.on('error', () => undefined).resume();
  await new Promise<void>((resolve, reject) => {
    client.waitForReady(Date.now() + 20_000, (error) => (error ? reject(error) : resolve()));
  });
  // The answer to a call that came after the stream was opened: the stream is known by then.
  await new Promise<void>((resolve) => {
    client.makeUnaryRequest('/none', bytes, bytes, Buffer.alloc(0), () => resolve());
  });
  reattached.process.kill('SIGTERM');
  const [end]: StatusObject[] = await closed;
  expect(end?.code).toBe(status.OK);
  await ended();
  client.close();
});

test('it takes no more runs, and further signals do not cut off what it still answers', async () => {
  const workspace = new Workspace(fixture, reattached.line);
  workspace.configure('resource "fixture_thing" "a" {\n  name = "a"\n  trouble = "wait"\n}\n');
  const run = workspace.start('apply', '-auto-approve');
  await eventually(() => workspace.events().some(({ call }) => call === 'waiting'));
  reattached.process.kill('SIGTERM');
  await eventually(() => !existsSync(socket));
  reattached.process.kill('SIGTERM');
  reattached.process.kill('SIGHUP');
  workspace.world.open();
  expect((await run).all).toContain('1 added');
  await ended();
  workspace.remove();
});
