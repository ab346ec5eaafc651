import { isRunning, type Operation, type OperationOutcome, type OperationRef } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, Diagnostic } from '../../plugin/definition/index.js';
import { durationMs } from '../duration.js';
import { type Baseline, unaccounted } from './effective.js';

/** What awaiting an operation needs to know of its instance. */
export interface Awaited {
  readonly instanceId: string;
  /** What is accounted for already: an operation that runs is not among it. */
  readonly baseline: Baseline | undefined;
  /** The instance's own time-out for this, if it has one. */
  readonly timeout: string | null;
}

/** An outcome without an end of the operation that anyone saw. */
export type Unfinished = Extract<OperationOutcome, { kind: 'timed-out' | 'stopped' }>;

/** The operations of an instance that a baseline does not account for, or not by their start; oldest first. */
export async function operationsSince(
  baseline: Baseline | undefined,
  instanceId: string,
  { nbi }: Osm,
): Promise<readonly Operation[]> {
  return nbi.operations.list(instanceId, baseline === undefined ? {} : { known: baseline.operations });
}

/** A baseline with the start times that were seen since it was stored: a refresh does not store them. */
export function recalled({ operations, kdus }: Baseline, { nbi }: Osm): Baseline {
  return { operations: nbi.operations.recall(operations), kdus };
}

/** Awaits one operation of an instance until it ends, Terraform asks to stop, or the time is up. */
export async function awaitOperation(
  { instanceId, timeout }: Omit<Awaited, 'baseline'>,
  operation: OperationRef,
  { client: osm, signal, log }: Context<Osm>,
): Promise<OperationOutcome> {
  log('debug', `awaiting operation ${operation.id} of NS instance ${instanceId}`);
  const timeoutMs = timeout === null ? osm.settings.timeoutMs : durationMs(timeout);
  return osm.nbi.operations.await(operation, { signal, timeoutMs });
}

/** What was found at an instance whose operations have all ended. */
interface Idle {
  readonly kind: 'idle';
  /** See {@link operationsSince}. */
  readonly operations: readonly Operation[];
}

/**
 * Awaits whatever operation of the instance is under way: OSM would start another one beside it. Returns the outcome
 * that keeps a write from being made, if there is one. An instance that goes with its operation is idle, and has none.
 */
export async function awaitIdle(awaited: Awaited, context: Context<Osm>): Promise<Idle | Unfinished> {
  const list = () => operationsSince(awaited.baseline, awaited.instanceId, context.client);
  const operations = await list();
  const running = unaccounted(awaited.baseline, operations).filter(isRunning);
  for (const operation of running) {
    const outcome = await awaitOperation(awaited, operation, context);
    if (outcome.kind !== 'completed' && outcome.kind !== 'failed') return outcome;
  }
  return { kind: 'idle', operations: running.length === 0 ? operations : await list() };
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
