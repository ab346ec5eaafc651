import type { Cause, HistoryEntry, PollerEvent, RepositoryStatus } from './types.js';

/** The words of the types, for what is stored, answered and measured: lists that the compiler holds to the types. */
function all<Word extends string>() {
  return <const List extends readonly Word[]>(list: List & (Word extends List[number] ? unknown : never)) =>
    list;
}

export const causes = all<Cause>()([
  'revision',
  'drift',
  'approval',
  'rollback',
  'request',
  'retry',
  'start',
]);

export const eventKinds = all<PollerEvent['kind']>()([
  'revision-seen',
  'revision-irrelevant',
  'revision-refused',
  'fetch-failed',
  'reconcile-started',
  'begun-found',
  'begun-unresolved',
  'warned',
  'planned',
  'approval-needed',
  'rejected',
  'apply-started',
  'applied',
  'ready',
  'reconcile-failed',
  'drift-found',
  'drift-gone',
  'suspended',
  'resumed',
  'stopped',
  'notification-failed',
]);

export const phases = all<RepositoryStatus['phase']>()([
  'starting',
  'fetching',
  'planning',
  'waiting-for-approval',
  'rejected',
  'applying',
  'progressing',
  'ready',
  'drifted',
  'failed',
  'source-failed',
  'revision-refused',
  'suspended',
  'stopped',
]);

export const outcomes = all<HistoryEntry['outcome']>()([
  'unchanged',
  'applied',
  'waiting-for-approval',
  'rejected',
  'planned-only',
  'failed',
  'drift-found',
]);
