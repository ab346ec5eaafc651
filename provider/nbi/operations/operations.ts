import type { Clock } from '../clock.js';
import type { EventListener } from '../event.js';
import type { Requester } from '../http/requester.js';
import { createBatch } from '../lookup/batch.js';
import { fetchFiltered } from '../lookup/filter.js';
import { type Operation, operationSchema } from '../records/operation.js';
import type { OperationOutcome } from './outcome.js';
import { type AwaitOptions, createPoller } from './poller.js';

const collection = 'nslcm/v1/ns_lcm_op_occs';

/** Which operation, and of which instance. */
export interface OperationRef {
  readonly id: string;
  readonly nsInstanceId: string;
}

export interface ListOptions {
  /** Only operations that started later than this: epoch seconds by OSM's clock, as in `startTime`. */
  readonly since?: number;
}

export interface OperationApi {
  /**
   * The operations of an instance, oldest first. Lists of the same moment are one request. Never remembered.
   */
  list(nsInstanceId: string, options?: ListOptions): Promise<readonly Operation[]>;
  /** Waits until an operation ends; all operations in flight are looked at together. */
  await(operation: OperationRef, options: AwaitOptions): Promise<OperationOutcome>;
}

interface Wanted {
  readonly nsInstanceId: string;
  readonly since: number | undefined;
}

/** @param ended Called when an operation has ended: the records of instances have changed. */
export function createOperations(
  request: Requester,
  clock: Clock,
  onEvent: EventListener,
  closing: AbortSignal,
  ended: () => void,
): OperationApi {
  /**
   * One request for the instances that have a `since`, from the earliest of them on, and one for the others.
   */
  const list = createBatch<Wanted, readonly Operation[]>(
    async (wanted) => {
      const [whole, later] = [wanted.filter(hasNoSince), wanted.filter((one) => !hasNoSince(one))];
      const answers = await Promise.all([fetchOf(request, whole), fetchOf(request, later)]);
      const operations = answers.flat().sort((a, b) => a.startTime - b.startTime);
      return (one) => operations.filter((operation) => isWanted(operation, one));
    },
    ({ nsInstanceId, since }) => JSON.stringify([nsInstanceId, since]),
  );

  const poller = createPoller(
    async (values, signal) => {
      const operations = await fetchFiltered(request, operationSchema, {
        collection,
        key: 'id',
        values,
        signal,
      });
      return new Map(operations.map((operation) => [operation.id, operation]));
    },
    clock,
    onEvent,
    closing,
  );

  return {
    list: (nsInstanceId, { since } = {}) => list({ nsInstanceId, since }),
    await: ({ id }, options) => poller.await(id, options).finally(ended),
  };
}

function hasNoSince({ since }: Wanted): boolean {
  return since === undefined;
}

function isWanted({ nsInstanceId, startTime }: Operation, wanted: Wanted): boolean {
  return nsInstanceId === wanted.nsInstanceId && startTime > (wanted.since ?? Number.NEGATIVE_INFINITY);
}

async function fetchOf(request: Requester, wanted: readonly Wanted[]): Promise<readonly Operation[]> {
  if (wanted.length === 0) return [];
  const values = [...new Set(wanted.map(({ nsInstanceId }) => nsInstanceId))];
  const since = Math.min(...wanted.map((one) => one.since ?? Number.NaN));
  const and = Number.isNaN(since) ? {} : { and: `startTime.gt=${since}` };
  return fetchFiltered(request, operationSchema, { collection, key: 'nsInstanceId', values, ...and });
}
