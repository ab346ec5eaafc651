import { hideLogins } from '../../../base/text/index.js';
import type { Operation } from '../records/operation.js';
import { failedStates } from './end-states.js';

/** How the wait for an operation ended. */
export type OperationOutcome =
  /** It has completed; or OSM has it no more, for it was removed with its instance, as after a termination. */
  | { readonly kind: 'completed' }
  /** `reason` is OSM's, without logins in it. */
  | { readonly kind: 'failed'; readonly operation: Operation; readonly reason: string }
  /** It goes on in OSM. `lastState` is its state when it was last seen, if ever. */
  | { readonly kind: 'timed-out'; readonly lastState: string | undefined }
  /** Nobody wants to wait any longer. It goes on in OSM. */
  | { readonly kind: 'stopped' };

/** The outcome that a record tells of; `undefined` while the operation goes on. */
export function outcomeOf(operation: Operation): OperationOutcome | undefined {
  const { operationState, errorMessage, detailedStatus } = operation;
  if (operationState === 'COMPLETED') return { kind: 'completed' };
  if (!failedStates.has(operationState)) return undefined;
  const reason = errorMessage || detailedStatus || `OSM left it ${operationState} and gives no reason`;
  return { kind: 'failed', operation, reason: hideLogins(reason) };
}
