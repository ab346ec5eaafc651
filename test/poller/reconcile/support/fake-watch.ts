import { join } from 'node:path';
import { OsmopsError } from '../../../../provider/errors/index.js';
import type { Clock } from '../../../../src/poller/clock.js';
import { configSchema } from '../../../../src/poller/config/schema.js';
import type { GitSource, Revision } from '../../../../src/poller/git/index.js';
import { createPoller, type Poller } from '../../../../src/poller/poller.js';
import type { InstanceState, MadePlan, Stack } from '../../../../src/poller/stack/stack.js';
import type {
  BegunObject,
  ObservedDrift,
  PollerEvent,
  RepositoryStatus,
} from '../../../../src/poller/types.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';
import { until } from '../../../support/until.js';
import { planOf } from './plans.js';

/** A poller of one repository whose Git, Terraform, OSM and time are made up. */
export interface FakeWatch {
  readonly folder: string;
  /** What the remote leads to; an error is thrown by the look. */
  remote: Revision | OsmopsError;
  relevant: boolean;
  /** What the next plans say; an error is thrown. The last one stays. */
  plans: (MadePlan | OsmopsError)[];
  /** Happens while the next plan is made, or while one that waits is compared. */
  duringPlan: (() => unknown) | undefined;
  /** What the instances are after an apply; an error is thrown. */
  applies: (readonly InstanceState[] | OsmopsError)[];
  /** How OSM has the instances that are looked at. */
  osm: readonly InstanceState[];
  drift: readonly ObservedDrift[];
  fits: boolean;
  stateError: OsmopsError | undefined;
  unresolved: readonly BegunObject[];
  lookAgainAt: number | undefined;
  /** What was asked of the stack, in order: `plan a`, `apply`, `drift a`, `look`. */
  readonly calls: string[];
  now: number;
  /** Lets time pass until the poller sleeps beyond it. */
  pass(ms: number): Promise<void>;
  /** The kinds of the events so far. */
  kinds(): string[];
  readonly events: readonly PollerEvent[];
  status(): RepositoryStatus;
  /** Starts a poller; another call is a restart. */
  start(): Promise<Poller>;
  /** Waits until the poller sleeps. */
  idle(): Promise<void>;
}

export async function openFakeWatch(
  keys: Readonly<Record<string, unknown>>,
  first: Revision,
): Promise<FakeWatch> {
  const folder = await temporaryFolder();
  const events: PollerEvent[] = [];
  const calls: string[] = [];
  let poller: Poller | undefined;
  let sleeping: { readonly until: number; readonly wake: () => void } | undefined;

  const take = <T>(list: (T | OsmopsError)[], otherwise: T): T => {
    const value = list.length > 1 ? list.shift() : list[0];
    if (value instanceof OsmopsError) throw value;
    return value ?? otherwise;
  };

  const clock: Clock = {
    now: () => watch.now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          sleeping = undefined;
          resolve();
        };
        if (signal.aborted) return resolve();
        signal.addEventListener('abort', wake, { once: true });
        sleeping = { until: watch.now + ms, wake };
        return undefined;
      }),
  };

  const source: GitSource = {
    async look() {
      if (watch.remote instanceof OsmopsError) throw watch.remote;
      return { revision: watch.remote, changedPaths: ['x'] };
    },
    checkout: async (commit) => ({
      path: join(folder, commit),
      commit,
      warnings: [],
      release: async () => undefined,
    }),
    resolve: async (commit) => ({ ...first, commit: commit.repeat(40) }),
  };

  const check = async () => {
    if (watch.stateError) throw watch.stateError;
  };

  const happen = async () => {
    const { duringPlan } = watch;
    watch.duringPlan = undefined;
    await duringPlan?.();
  };

  const stack: Stack = {
    get unresolved() {
      return watch.unresolved;
    },
    get lookAgainAt() {
      return watch.lookAgainAt;
    },
    async forgetBegun(addresses) {
      calls.push(`forget ${addresses.join(' ')}`);
      watch.unresolved = watch.unresolved.filter(({ address }) => !addresses.includes(address));
    },
    open: check,
    async plan({ commit }) {
      calls.push(`plan ${commit.slice(0, 1)}`);
      watch.lookAgainAt = undefined;
      await happen();
      return take(watch.plans, planOf({}));
    },
    async fits() {
      await happen();
      return watch.fits;
    },
    async apply() {
      calls.push('apply');
      return take(watch.applies, []);
    },
    drop: async () => undefined,
    async drift({ commit }) {
      calls.push(`drift ${commit.slice(0, 1)}`);
      return { drift: watch.drift, instances: [], readyIds: [] };
    },
    async look() {
      calls.push('look');
      return watch.osm;
    },
    rest: async () => undefined,
    close: async () => undefined,
  };

  const watch: FakeWatch = {
    folder,
    remote: first,
    relevant: true,
    plans: [],
    duringPlan: undefined,
    applies: [],
    osm: [],
    drift: [],
    fits: true,
    stateError: undefined,
    unresolved: [],
    lookAgainAt: undefined,
    calls,
    now: Date.parse('2026-01-01T00:00:00Z'),
    events,
    kinds: () => events.map(({ kind }) => kind),
    status() {
      const [status] = poller?.control.status() ?? [];
      if (status === undefined) throw new Error('not started');
      return status;
    },
    async pass(ms) {
      const end = watch.now + ms;
      await watch.idle();
      while (sleeping !== undefined && sleeping.until <= end) {
        watch.now = sleeping.until;
        sleeping.wake();
        await watch.idle();
      }
      watch.now = end;
    },
    async start() {
      await poller?.stop();
      const git = { url: 'https://git.example.org/x.git', interval: '1m' };
      const config = configSchema.parse({ dataDir: folder, repositories: [{ name: 'site', git, ...keys }] });
      poller = createPoller(config, {
        openSource: () => source,
        isRelevant: () => watch.relevant,
        openStack: () => stack,
        clock,
        random: () => 0.5,
      });
      poller.onEvent((event) => events.push(event));
      await poller.start();
      await watch.idle();
      return poller;
    },
    idle: () => until(() => sleeping !== undefined),
  };
  return watch;
}
