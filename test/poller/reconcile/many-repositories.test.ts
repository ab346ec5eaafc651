import { getMaxListeners } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { configSchema } from '../../../src/poller/config/schema.js';
import type { GitSource } from '../../../src/poller/git/index.js';
import { openRepository } from '../../../src/poller/open-repository.js';
import { createPoller } from '../../../src/poller/poller.js';
import type { Stack } from '../../../src/poller/stack/stack.js';
import type { PollerEvent } from '../../../src/poller/types.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';
import { planOf } from './support/plans.js';
import { revision } from './support/revision.js';

const none = async () => undefined;

const stack: Stack = {
  ...{ open: none, rest: none, drop: none, close: none },
  ...{ unresolved: [], lookAgainAt: undefined, forgetBegun: none },
  plan: async () => planOf({}),
  fits: async () => true,
  apply: async () => [],
  drift: async () => ({ drift: [], instances: [], readyIds: [] }),
  look: async () => [],
};

function sourceIn(folder: string, onLook: (signal: AbortSignal) => void): GitSource {
  return {
    async look(signal) {
      onLook(signal);
      return { revision: revision('a'), changedPaths: [] };
    },
    checkout: async (commit) => ({ path: join(folder, commit), commit, warnings: [], release: none }),
    resolve: async () => revision('a'),
  };
}

const configOf = (dataDir: string, names: readonly string[]) =>
  configSchema.parse({
    dataDir,
    repositories: names.map((name) => ({
      name,
      driftInterval: '0s',
      git: { url: 'https://git.example.org/x.git', interval: '1m' },
    })),
  });

test('a repository that waited for its turn longer than its interval is planned in it', async () => {
  const folder = await temporaryFolder();
  const [settings] = configOf(folder, ['site']).repositories;
  if (settings === undefined) throw new Error('no repository');
  let now = 0;
  let turns = 0;
  let looks = 0;
  const stop = new AbortController();
  const events: PollerEvent[] = [];
  const watch = await openRepository(
    {
      ...{ dataDir: folder, settings, stopSignal: stop.signal, applySignal: stop.signal },
      onEvent: (event) => events.push(event),
      turn: (work) => {
        turns += 1;
        if (turns > 3) stop.abort();
        now += 600_000;
        return work();
      },
    },
    {
      openSource: () =>
        sourceIn(folder, () => {
          looks += 1;
        }),
      openStack: () => stack,
      clock: { now: () => now, sleep: async () => stop.abort() },
    },
  );
  await watch.run();
  expect(events.map(({ kind }) => kind)).toContain('planned');
  expect({ turns, looks }).toEqual({ turns: 1, looks: 2 });
});

test('any number of repositories may listen for the end', async () => {
  const folder = await temporaryFolder();
  const signals: AbortSignal[] = [];
  const poller = createPoller(configOf(folder, ['site']), {
    openSource: () => sourceIn(folder, (signal) => signals.push(signal)),
    openStack: () => stack,
  });
  await poller.start();
  await until(() => signals.length > 0);
  await poller.stop();
  expect(signals.map((signal) => getMaxListeners(signal))).toEqual([Number.POSITIVE_INFINITY]);
});
