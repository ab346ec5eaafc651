import { OsmopsError } from '../../../provider/errors/index.js';
import type { PollerEvent, Revision } from '../../../src/poller/types.js';
import type { PlanSummary } from '../../../src/terraform/index.js';

/** What must be nowhere: a value of a parameter, and what caused an error. */
export const canary = 'canary-5b1f';

export const revision: Revision = {
  commit: '0123456789abcdef0123456789abcdef01234567',
  ref: 'main',
  author: { name: 'Ada', email: `${canary}@example.org` },
  subject: 'Two replicas',
  committedAt: '2026-01-02T03:04:05Z',
};

export const summary: PlanSummary = {
  add: 1,
  change: 2,
  replace: 0,
  destroy: 0,
  adopt: 0,
  recover: 0,
  import: 0,
  forget: 0,
  drift: 0,
  isEmpty: false,
  changes: [
    {
      address: 'osm_ns_instance.ldap',
      type: 'osm_ns_instance',
      name: 'ldap',
      action: 'update',
      importing: false,
      deposed: false,
      reason: undefined,
      attributes: [{ path: 'params.password', before: `"${canary}"`, after: `"${canary}"` }],
      replacePaths: [],
    },
  ],
};

export const emptySummary: PlanSummary = { ...summary, add: 0, change: 0, changes: [], isEmpty: true };

export const failure = new OsmopsError({
  code: 'nbi-unreachable',
  message: 'OSM does not answer',
  remedy: 'See whether it runs.',
  place: { file: 'deploy/ldap.yaml', line: 3 },
  cause: new Error(`https://user:${canary}@osm`),
});

const base = { at: '2026-01-02T03:04:06.000Z', repository: 'site-a', reconcileId: 'r1' };

/** One event of every kind, in an order in which they can happen. */
export const everyEvent: readonly PollerEvent[] = [
  { ...base, kind: 'revision-seen', revision },
  { ...base, kind: 'revision-irrelevant', revision },
  { ...base, kind: 'revision-refused', revision, error: failure },
  { ...base, kind: 'fetch-failed', error: failure, retryAt: '2026-01-02T03:05:06.000Z' },
  { ...base, kind: 'reconcile-started', revision, cause: 'revision' },
  {
    ...base,
    kind: 'begun-found',
    revision,
    begun: [{ address: 'osm_ns_instance.web', name: 'web', ids: ['i1'], reason: 'recovered' }],
  },
  {
    ...base,
    kind: 'begun-unresolved',
    revision,
    begun: [
      {
        address: 'osm_ns_instance.db',
        name: 'db',
        ids: ['i2', 'i3'],
        reason: 'OSM has 2 of this name',
      },
    ],
  },
  {
    ...base,
    kind: 'warned',
    revision,
    warnings: [{ code: 'unknown-key', message: "Nothing reads the key 'a'.", place: 'deploy/a.yaml:3:1' }],
  },
  { ...base, kind: 'planned', revision, summary },
  { ...base, kind: 'approval-needed', revision, summary, reason: 'it destroys 4' },
  { ...base, kind: 'rejected', revision, reason: 'not before the weekend', by: { via: 'socket' } },
  { ...base, kind: 'apply-started', revision, summary },
  {
    ...base,
    at: '2026-01-02T03:04:36.000Z',
    kind: 'applied',
    revision,
    summary,
    durationMs: 30_000,
    notReady: [{ address: 'osm_ns_instance.ldap', status: 'BUILDING' }],
  },
  { ...base, kind: 'ready', revision },
  { ...base, kind: 'reconcile-failed', revision, error: failure },
  {
    ...base,
    kind: 'drift-found',
    revision,
    drift: [
      {
        address: 'osm_ns_instance.ldap',
        type: 'osm_ns_instance',
        name: 'ldap',
        kind: 'changed',
        attributes: [{ path: 'params.password', before: `"${canary}"`, after: undefined }],
        planned: 'update',
        operations: [{ id: 'o1', type: 'action', startedAt: '2026-01-02T03:00:00.000Z' }],
      },
    ],
  },
  { ...base, kind: 'drift-gone', revision },
  { ...base, kind: 'suspended' },
  { ...base, kind: 'resumed' },
  { ...base, kind: 'stopped', error: failure },
  { ...base, kind: 'notification-failed', target: 'slack (notifications.0)', error: failure },
];

/** The event of a kind. */
export function eventOf<Kind extends PollerEvent['kind']>(kind: Kind): Extract<PollerEvent, { kind: Kind }> {
  const found = everyEvent.find(
    (event): event is Extract<PollerEvent, { kind: Kind }> => event.kind === kind,
  );
  if (found === undefined) throw new Error(`no event is ${kind}`);
  return found;
}
