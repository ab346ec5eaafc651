import type { HistoryEntry, PollerEvent } from '../types.js';

/**
 * What an event says of how a plan ended; undefined if it does not end one.
 *
 * @param plansOnly Whether plans of its repository are never applied.
 */
export function endOf(event: PollerEvent, plansOnly: boolean): HistoryEntry['outcome'] | undefined {
  switch (event.kind) {
    case 'planned':
      if (event.summary.isEmpty) return 'unchanged';
      return plansOnly ? 'planned-only' : undefined;
    case 'applied':
      return 'applied';
    case 'approval-needed':
      return 'waiting-for-approval';
    case 'reconcile-failed':
      return 'failed';
    case 'drift-found':
      return 'drift-found';
    default:
      return undefined;
  }
}
