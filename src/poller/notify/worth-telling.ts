import type { PollerEvent } from '../types.js';

/** What people are told of. The rest is in the log. */
const told: readonly PollerEvent['kind'][] = [
  'revision-refused',
  'fetch-failed',
  'begun-unresolved',
  'warned',
  'approval-needed',
  'rejected',
  'applied',
  'ready',
  'reconcile-failed',
  'drift-found',
  'drift-gone',
  'suspended',
  'resumed',
  'stopped',
];

/** What can come again and again until something else comes. */
const repeated: readonly PollerEvent['kind'][] = [
  'fetch-failed',
  'revision-refused',
  'begun-unresolved',
  'warned',
  'approval-needed',
  'reconcile-failed',
  'drift-found',
];

/** Judges the events of one repository, in their order: people are told of a failure once, not at every attempt. */
export function worthTelling(): (event: PollerEvent) => boolean {
  const last = new Map<PollerEvent['kind'], string>();
  return (event) => {
    const { kind } = event;
    if (kind === 'revision-seen' || kind === 'revision-irrelevant') last.delete('fetch-failed');
    if (kind === 'applied') last.delete('reconcile-failed');
    if (kind === 'drift-gone' || kind === 'applied') last.delete('drift-found');
    if (!told.includes(kind)) return false;
    const what = whatOf(event);
    if (repeated.includes(kind) && last.get(kind) === what) return false;
    last.set(kind, what);
    return true;
  };
}

function whatOf(event: PollerEvent): string {
  // What waits for somebody is the same whatever revision comes meanwhile.
  if ('begun' in event) return event.begun.map(({ address, ids }) => [address, ...ids].join(' ')).join(', ');
  if ('warnings' in event)
    return event.warnings.map(({ place, message }) => `${place} ${message}`).join('\n');
  const commit = 'revision' in event ? event.revision.commit : '';
  const code = 'error' in event ? event.error.code : '';
  const drift = 'drift' in event ? event.drift.map(({ address, kind }) => `${address} ${kind}`) : [];
  return [commit, code, ...drift].join(' ');
}
