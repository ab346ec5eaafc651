import { OsmopsError } from '../../../provider/errors/index.js';
import { viewOfSummary } from '../../../src/deploy/index.js';
import type {
  HistoryEntry,
  PollerControl,
  PollerEvent,
  RepositoryStatus,
} from '../../../src/poller/types.js';
import type { PlanSummary } from '../../../src/terraform/index.js';
import { eventOf, everyEvent, revision, summary } from './events.js';

/** Of a parameter whose value is not for all to see, though its name is no secret's. */
export const withValue: PlanSummary = {
  ...summary,
  changes: summary.changes.map((change) => ({
    ...change,
    attributes: [{ path: 'params.greeting', before: undefined, after: '"canary-value"' }],
  })),
};

export interface FakeControl extends PollerControl {
  /** What was asked for, such as `wake site-a`. */
  readonly asked: string[];
  /** What `status` gives; to be changed by tests. */
  repositories: RepositoryStatus[];
  /** What `events` gives. */
  past: PollerEvent[];
  /** Thrown by whatever changes something. */
  refusal: unknown;
}

/** A repository of which there is all to say. */
export const fullStatus: RepositoryStatus = {
  name: 'site-a',
  phase: 'drifted',
  seen: revision,
  planned: revision,
  applied: { ...revision, appliedAt: '2026-01-02T03:04:36.000Z' },
  failed: {
    ...revision,
    failedAt: '2026-01-02T03:00:00.000Z',
    code: 'nbi-unreachable',
    message: 'OSM does not answer',
  },
  troubles: [
    {
      about: 'source',
      code: 'git-unauthorized',
      message: 'The server does not let it in',
      remedy: 'Check the credential files.',
      since: '2026-01-02T03:01:00.000Z',
      retryAt: '2026-01-02T03:06:00.000Z',
    },
  ],
  drift: eventOf('drift-found').drift,
  notReady: [{ address: 'osm_ns_instance.ldap', status: 'BUILDING' }],
  begun: eventOf('begun-unresolved').begun,
  warnings: eventOf('warned').warnings,
  approval: {
    reconcileId: '6f0c1d2e-3f40-4a51-8b62-9c73ad84be95',
    revision,
    reason: 'it destroys 4',
    summary,
  },
  suspended: false,
  pinned: revision.commit,
  nextRunAt: '2026-01-02T03:05:36.000Z',
};

export const newStatus: RepositoryStatus = {
  name: 'site-b',
  phase: 'starting',
  troubles: [],
  drift: [],
  notReady: [],
  begun: [],
  warnings: [],
  suspended: false,
};

export const historyEntry: HistoryEntry = {
  reconcileId: 'r1',
  startedAt: '2026-01-02T03:04:06.000Z',
  endedAt: '2026-01-02T03:04:36.000Z',
  cause: 'revision',
  revision,
  outcome: 'applied',
  summary,
  begun: eventOf('begun-unresolved').begun,
  warnings: eventOf('warned').warnings,
};

/** A poller that does nothing but remember what it was asked for. */
export function fakeControl(): FakeControl {
  const check = (name: string) => {
    if (fake.repositories.some((status) => status.name === name)) return;
    throw new OsmopsError({
      code: 'unknown-repository',
      message: `The poller watches no repository '${name}'`,
      remedy: 'Name another.',
    });
  };
  const ask = (what: string, name: string) => {
    check(name);
    fake.asked.push(`${what} ${name}`);
    if (fake.refusal !== undefined) throw fake.refusal;
  };
  const fake: FakeControl = {
    asked: [],
    repositories: [fullStatus, newStatus],
    past: [...everyEvent],
    refusal: undefined,
    status: () => fake.repositories,
    async history(name) {
      check(name);
      return [historyEntry];
    },
    async events(name) {
      check(name);
      return fake.past;
    },
    wake: (name) => ask('wake', name),
    reconcile: (name) => ask('reconcile', name),
    approve: async (name, plan) => ask(`approve ${plan}`, name),
    plan(name, plan) {
      check(name);
      fake.asked.push(`plan ${plan ?? ''} ${name}`);
      const reconcileId = '6f0c1d2e-3f40-4a51-8b62-9c73ad84be95';
      return {
        reconcileId,
        revision,
        reason: 'it destroys 4',
        view: viewOfSummary(withValue),
        showValues: false,
      };
    },
    reject: async (name, plan, reason) => ask(`reject ${plan} ${reason ?? ''}`, name),
    suspend: async (name) => ask('suspend', name),
    resume: async (name) => ask('resume', name),
    forgetBegun: async (name, addresses) => ask(`forget ${addresses.join(' ')}`, name),
    rollback: async (name, to) => ask(`rollback ${to}`, name),
  };
  return fake;
}

/** The fake's repositories as the configuration has them; plans of the second are not applied. */
export const watched = [
  { name: 'site-a', apply: 'auto' },
  { name: 'site-b', apply: 'never' },
] as const;

/** What a poller that is busy says. */
export const load = () => ({ running: 2, queued: 3 });
