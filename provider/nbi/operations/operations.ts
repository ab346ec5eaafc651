import { z } from 'zod';
import type { Clock } from '../clock.js';
import type { EventListener } from '../event.js';
import type { Requester, YamlRequester } from '../http/requester.js';
import type { Batching } from '../lookup/batch.js';
import { fetchFiltered } from '../lookup/filter.js';
import { type Operation, operationSchema } from '../records/operation.js';
import { historyPaths, type WantedHistory } from './history-query.js';
import { type KnownOperation, latestStart } from './known.js';
import { createNews, type News } from './news.js';
import type { OperationOutcome } from './outcome.js';
import { type AwaitOptions, createPoller, type OperationRef } from './poller.js';
import { createStarts } from './starts.js';

const collection = 'nslcm/v1/ns_lcm_op_occs';

export interface ListOptions {
  /** The latest operations that are known, oldest first: neither they nor what came before them is of interest. */
  readonly known?: readonly KnownOperation[];
}

export interface OperationApi {
  /**
   * The operations of an instance, oldest first. Lists of the same moment are one request. Never remembered. Among them are
   * known ones whose `startTime` is not known, and was not seen by this client either.
   */
  list(nsInstanceId: string, options?: ListOptions): Promise<readonly Operation[]>;
  /** What is new at an instance of which operations are known, oldest first. Those of the same moment are one request. */
  news(nsInstanceId: string, known: readonly KnownOperation[]): Promise<News>;
  /** Known operations, with the `startTime` of those that this client has seen. */
  recall(known: readonly KnownOperation[]): readonly KnownOperation[];
  /** Waits until an operation ends; all operations in flight are looked at together. */
  await(operation: OperationRef, options: AwaitOptions): Promise<OperationOutcome>;
}

/** @param ended Called when an operation has ended: the records of instances have changed. */
export function createOperations(
  request: Requester,
  requestYaml: YamlRequester,
  batch: Batching,
  clock: Clock,
  onEvent: EventListener,
  closing: AbortSignal,
  ended: () => void,
): OperationApi {
  const rows = z.array(operationSchema);
  const starts = createStarts();
  const list = batch<WantedHistory, readonly Operation[]>(
    async (wanted) => {
      const paths = historyPaths(collection, wanted, false);
      const answers = await Promise.all(
        paths.map((path) => request({ method: 'GET', path, idempotent: true }, rows)),
      );
      const operations = new Map<string, Operation[]>(wanted.map(({ nsInstanceId }) => [nsInstanceId, []]));
      // One that was wanted in two ways came twice.
      const byId = new Map(answers.flat().map((operation) => [operation.id, operation]));
      for (const operation of byId.values()) {
        starts.note(operation);
        operations.get(operation.nsInstanceId)?.push(operation);
      }
      return (one) => wantedOf(one, operations.get(one.nsInstanceId) ?? []);
    },
    (wanted) => JSON.stringify(wanted),
  );

  const poller = createPoller(
    async (values, signal) => {
      const operations = await fetchFiltered(request, operationSchema, {
        collection,
        key: 'id',
        values,
        and: 'operationState.ne=COMPLETED',
        signal,
      });
      return new Map(operations.map((operation) => [operation.id, operation]));
    },
    clock,
    onEvent,
    closing,
  );

  return {
    list: (nsInstanceId, { known = [] } = {}) => list({ nsInstanceId, known: starts.recall(known) }),
    news: createNews(collection, request, requestYaml, batch, starts),
    recall: starts.recall,
    await: (operation, options) => poller.await(operation, options).finally(ended),
  };
}

/** Another instance's lower limit may have brought what is known, and what came before it. */
function wantedOf({ known }: WantedHistory, operations: readonly Operation[]): readonly Operation[] {
  const since = latestStart(known) ?? Number.NEGATIVE_INFINITY;
  const expected = new Set(known.filter(({ startTime }) => startTime === undefined).map(({ id }) => id));
  return operations
    .filter(({ id, startTime }) => startTime > since || expected.has(id))
    .sort((a, b) => a.startTime - b.startTime);
}
