import { Counter, Histogram, type Registry } from 'prom-client';
import type { EventSource } from '../run/event-hub.js';
import type { PollerEvent } from '../types.js';
import { outcomes } from '../words.js';
import { endOf } from './outcome.js';

/** From a plan without changes to the creation of large network services. */
const buckets = [1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600];

/** A repository of the configuration. */
export interface Measured {
  readonly name: string;
  readonly apply: 'auto' | 'manual' | 'never';
}

/** Counters that the events move. They begin at 0 for every repository, so that the first event is an increase. */
export function countEvents(
  repositories: readonly Measured[],
  events: EventSource,
  register: Registry,
): void {
  const registers = [register];
  const reconciles = new Counter({
    name: 'osmops_reconciles_total',
    help: 'Plans, and what came of them.',
    labelNames: ['repository', 'outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'osmops_reconcile_duration_seconds',
    help: 'From the start of a plan to the end of its apply.',
    labelNames: ['repository'],
    buckets,
    registers,
  });
  const counters = {
    'fetch-failed': counter('git_fetch_failures_total', 'Fetches that failed.'),
    'revision-seen': counter('revisions_seen_total', 'New revisions of the watched refs.'),
    'revision-refused': counter('revisions_refused_total', 'Revisions without a required signature.'),
    'notification-failed': counter('notification_failures_total', 'Notifications given up.'),
  };
  const adoptions = counter(
    'adoptions_total',
    'Objects that others had made in OSM and that an apply took over.',
  );
  const startedAt = new Map<string, string>();
  const plansOnly = new Set(repositories.filter(({ apply }) => apply === 'never').map(({ name }) => name));

  events.subscribe((event) => {
    const { kind, repository } = event;
    if (isCounted(kind)) counters[kind].inc({ repository });
    if (kind === 'applied') adoptions.inc({ repository }, event.summary.adopt);
    // The apply of an approved plan begins without one.
    const begins = kind === 'reconcile-started' || (kind === 'apply-started' && !startedAt.has(repository));
    if (begins) startedAt.set(repository, event.at);
    const outcome = endOf(event, plansOnly.has(repository));
    if (outcome === undefined) return;
    reconciles.inc({ repository, outcome });
    const start = startedAt.get(repository);
    startedAt.delete(repository);
    if (start !== undefined)
      durations.observe({ repository }, (Date.parse(event.at) - Date.parse(start)) / 1000);
  });

  function counter(name: string, help: string) {
    const made = new Counter({ name: `osmops_${name}`, help, labelNames: ['repository'], registers });
    for (const { name: repository } of repositories) made.inc({ repository }, 0);
    return made;
  }

  function isCounted(kind: PollerEvent['kind']): kind is keyof typeof counters {
    return kind in counters;
  }

  for (const { name: repository } of repositories) {
    for (const outcome of outcomes) reconciles.inc({ repository, outcome }, 0);
  }
}
