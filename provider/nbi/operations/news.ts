import { z } from 'zod';
import type { Requester, YamlRequester } from '../http/requester.js';
import type { Batching } from '../lookup/batch.js';
import { fetchFiltered } from '../lookup/filter.js';
import { type Operation, operationSchema } from '../records/operation.js';
import { historyPaths, type WantedHistory } from './history-query.js';
import { type KnownOperation, latestStart } from './known.js';
import { type OperationOutline, readOutlines } from './outline.js';
import type { Starts } from './starts.js';

/** What is new at an instance. */
export interface News {
  /** Whether an operation of it is there, known or not: OSM removes an instance and its operations together. */
  readonly isWitnessed: boolean;
  /** The operations that began after all that are known, oldest first. */
  readonly operations: readonly Operation[];
}

const rows = z.array(operationSchema);

/**
 * Tells what is new at instances, those of the same moment together: their last known operations, which are witnesses that they are
 * there, and whatever came after. As a rule nothing did, and outlines of the witnesses are enough; they are read from YAML, which
 * is shorter. What is new is then asked for as a whole.
 */
export function createNews(
  collection: string,
  request: Requester,
  requestYaml: YamlRequester,
  batch: Batching,
  starts: Starts,
): (nsInstanceId: string, known: readonly KnownOperation[]) => Promise<News> {
  /** Once it was not of the form that is read, OSM is not asked for YAML any more. */
  let speaksYaml = true;

  async function outlinesAt(path: string): Promise<readonly OperationOutline[]> {
    if (speaksYaml) {
      const text = await requestYaml(path);
      const outlines = text === undefined ? undefined : readOutlines(text);
      if (outlines !== undefined) return outlines;
      if (text !== undefined) speaksYaml = false;
    }
    return request({ method: 'GET', path, idempotent: true }, rows);
  }

  const newsOf = batch<WantedHistory, News>(
    async (wanted) => {
      const paths = historyPaths(collection, wanted, true);
      const found = (await Promise.all(paths.map(outlinesAt))).flat();
      for (const outline of found) starts.note(outline);
      const byInstance = groupBy(found);
      const newsIds = wanted.flatMap((one) => newIn(one, byInstance.get(one.nsInstanceId)));
      const values = [...new Set(newsIds)];
      const operations =
        values.length === 0
          ? []
          : await fetchFiltered(request, operationSchema, { collection, key: 'id', values });
      const newByInstance = groupBy(operations);
      return ({ nsInstanceId }) => ({
        isWitnessed: byInstance.has(nsInstanceId),
        operations: [...(newByInstance.get(nsInstanceId) ?? [])].sort((a, b) => a.startTime - b.startTime),
      });
    },
    (wanted) => JSON.stringify(wanted),
  );

  return (nsInstanceId, known) => newsOf({ nsInstanceId, known: starts.recall(known) });
}

function groupBy<T extends OperationOutline>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  // One that was wanted in two ways came twice.
  for (const one of new Map(all.map((each) => [each.id, each])).values()) {
    groups.set(one.nsInstanceId, [...(groups.get(one.nsInstanceId) ?? []), one]);
  }
  return groups;
}

/** The ids of those that began after all known ones: another instance's limit may have brought what came before. */
function newIn({ known }: WantedHistory, found: readonly OperationOutline[] = []): readonly string[] {
  const ids = new Map(found.map(({ id, startTime }) => [id, startTime]));
  const learned = known.map(({ id, startTime }) => ({ id, startTime: startTime ?? ids.get(id) }));
  const since = latestStart(learned) ?? Number.NEGATIVE_INFINITY;
  const knownIds = new Set(known.map(({ id }) => id));
  return found.filter(({ id, startTime }) => startTime > since && !knownIds.has(id)).map(({ id }) => id);
}
