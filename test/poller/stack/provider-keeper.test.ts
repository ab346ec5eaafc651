import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createProviderKeeper } from '../../../src/poller/stack/provider-keeper.js';
import type { ProviderExit, RunningProvider } from '../../../src/terraform/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const { signal } = new AbortController();

/** Providers that are only numbers. */
function fakeProviders() {
  const ends: (() => void)[] = [];
  const start = async (): Promise<RunningProvider> => {
    const end: ProviderExit = { exitCode: 0, signal: undefined, log: '' };
    const exited = new Promise<ProviderExit>((resolve) => ends.push(() => resolve(end)));
    const stop = ends.at(-1);
    return {
      reattach: {},
      pid: ends.length,
      exited,
      openRoot: async () => ({ reattach: {}, close: () => undefined }),
      stop: () => {
        stop?.();
        return exited;
      },
    };
  };
  return { start, kill: (pid: number) => ends[pid - 1]?.() };
}

test('one provider serves until it dies or the connection file says something else', async () => {
  const file = join(await temporaryFolder(), 'connection.yaml');
  await writeFile(file, 'password: a');
  const { start, kill } = fakeProviders();
  const keeper = createProviderKeeper({ main: 'main.js' }, start);
  const pid = async () => (await keeper.get(file, signal)).pid;
  expect([await pid(), await pid()]).toEqual([1, 1]);
  kill(1);
  await Promise.resolve();
  expect([await pid(), await pid()]).toEqual([2, 2]);
  await writeFile(file, 'password: b');
  expect([await pid(), await pid()]).toEqual([3, 3]);
  await keeper.stop();
  expect(await pid()).toBe(4);
});
