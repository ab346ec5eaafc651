import { hideLogins } from '../../../base/text/index.js';
import type { AccountRecord } from '../records/account.js';

/** How the wait for an account ended. */
export type AccountOutcome<R> =
  | { readonly kind: 'done'; readonly record: R }
  /** `reason` is OSM's, without logins in it. */
  | { readonly kind: 'failed'; readonly record: R; readonly reason: string }
  | { readonly kind: 'gone' }
  /** It goes on in OSM. */
  | { readonly kind: 'timed-out' }
  /** Nobody wants to wait any longer. It goes on in OSM. */
  | { readonly kind: 'stopped' };

/** The outcome that a record (none: it is gone) tells of; `undefined` while OSM is at work. */
export type Judge<R> = (record: R | undefined) => AccountOutcome<R> | undefined;

/**
 * Judges a creation by the account's state, which the life-cycle manager sets at its end, and a change by its operation
 * where it has an end (`obeysEdits`).
 */
export function settledOutcome<R extends AccountRecord>(obeysEdits: boolean): Judge<R> {
  return (record) => {
    if (record === undefined) return { kind: 'gone' };
    const { operationalState, lastOperation } = record;
    const state = obeysEdits ? lastOperation?.state : undefined;
    if (operationalState === 'PROCESSING' || state === 'PROCESSING') return undefined;
    const isBad = operationalState === 'ERROR' || state === 'FAILED';
    return isBad ? { kind: 'failed', record, reason: reasonOf(record) } : { kind: 'done', record };
  };
}

/** Judges a deletion, at the end of which there is no record. */
export function deletedOutcome<R extends AccountRecord>(
  record: R | undefined,
): AccountOutcome<R> | undefined {
  if (record === undefined) return { kind: 'gone' };
  const hasFailed = record.toDelete && record.lastOperation?.state === 'FAILED';
  return hasFailed ? { kind: 'failed', record, reason: reasonOf(record) } : undefined;
}

function reasonOf({ lastOperation, detailedStatus }: AccountRecord): string {
  return hideLogins(lastOperation?.detailedStatus || detailedStatus || 'OSM gives no reason');
}
