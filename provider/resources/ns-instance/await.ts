import type { Operation, OperationOutcome } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, Diagnostic } from '../../plugin/definition/index.js';
import { durationMs } from '../duration.js';
import { type Baseline, isRunning } from './effective.js';

/** What awaiting an operation needs to know of its instance. */
export interface Awaited {
  readonly instanceId: string;
  /** What is accounted for already: an operation that runs began later. */
  readonly baseline: Baseline | undefined;
  /** The instance's own time-out for this, if it has one. */
  readonly timeout: string | null;
}

/** An outcome without an end of the operation that anyone saw. */
export type Unfinished = Extract<OperationOutcome, { kind: 'gone' | 'timed-out' | 'stopped' }>;

/** The operations of an instance that a baseline does not account for, oldest first. */
export async function operationsSince(
  baseline: Baseline | undefined,
  instanceId: string,
  { nbi }: Osm,
): Promise<readonly Operation[]> {
  return nbi.operations.list(instanceId, baseline === undefined ? {} : { since: baseline.since });
}

/** Awaits one operation of an instance until it ends, Terraform asks to stop, or the time is up. */
export async function awaitOperation(
  { instanceId, timeout }: Omit<Awaited, 'baseline'>,
  operationId: string,
  { client: osm, signal, log }: Context<Osm>,
): Promise<OperationOutcome> {
  log('debug', `awaiting operation ${operationId} of NS instance ${instanceId}`);
  const timeoutMs = timeout === null ? osm.settings.timeoutMs : durationMs(timeout);
  return osm.nbi.operations.await({ id: operationId, nsInstanceId: instanceId }, { signal, timeoutMs });
}

/**
 * Awaits whatever operation of the instance is under way: OSM would start another one beside it. Returns the outcome
 * that keeps a write from being made, or `undefined` if the way is clear.
 */
export async function awaitRunning(awaited: Awaited, context: Context<Osm>): Promise<Unfinished | undefined> {
  const operations = await operationsSince(awaited.baseline, awaited.instanceId, context.client);
  for (const operation of operations.filter(isRunning)) {
    const outcome = await awaitOperation(awaited, operation.id, context);
    if (outcome.kind !== 'completed' && outcome.kind !== 'failed') return outcome;
  }
  return undefined;
}

const reasons = {
  'timed-out': 'The time to wait is over',
  stopped: 'Terraform was asked to stop',
  lost: 'The connection to OSM was lost',
};

/** Tells that an operation was not seen to end. The state says how far things were; nothing is tainted. */
export function notSeenToEnd(name: string, operationId: string, kind: keyof typeof reasons): Diagnostic {
  return {
    severity: 'warning',
    summary: `NS instance '${name}' is not ready yet`,
    detail: `${reasons[kind]}, but operation ${operationId} goes on in OSM. Plan again later to see how it ended (osm ns-op-show ${operationId}).`,
    attribute: ['status'],
  };
}
