import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { lockFile } from '../../../src/poller/lock/lock-file.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const never = new AbortController().signal;

test('one holds it at a time, and it can be had again', async () => {
  const path = join(await temporaryFolder(), 'lock');
  const first = await lockFile(path, never);
  expect(await lockFile(path, AbortSignal.abort())).toBeUndefined();
  const second = lockFile(path, never);
  await first?.release();
  expect(await second).toBeDefined();
  await (await second)?.release();
});

test('a child that inherits it holds it until it ends', async () => {
  const path = join(await temporaryFolder(), 'lock');
  const lock = await lockFile(path, never);
  const child = spawn('cat', [], { stdio: ['pipe', 'ignore', 'ignore', lock?.fd] });
  await once(child, 'spawn');
  await lock?.release();
  expect(await lockFile(path, AbortSignal.abort())).toBeUndefined();
  child.stdin?.end();
  await once(child, 'close');
  const next = await lockFile(path, AbortSignal.abort());
  expect(next).toBeDefined();
  await next?.release();
});
