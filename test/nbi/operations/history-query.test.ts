import { describe, expect, test } from '@jest/globals';
import { historyPaths, mostKnown } from '../../../provider/nbi/operations/history-query.js';

const uuid = (index: number) => `65cae6a7-f834-4061-b7c0-${String(index).padStart(12, '0')}`;

function wanted(nsInstanceId: string, starts: readonly number[]) {
  const known = starts.map((startTime) => ({ id: `${nsInstanceId}-${startTime}`, startTime }));
  return { nsInstanceId, known };
}

/** `count` operations, one second apart, of which the last one started at `last`. */
function many(last: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => last - count + 1 + index);
}

describe('requests for histories', () => {
  test('are as few as the length of a path allows, with each instance in one of them', () => {
    const all = Array.from({ length: 1_000 }, (_, index) => wanted(uuid(index), [index, index + 2_000]));
    const paths = historyPaths('ops', all, true);
    expect(Math.max(...paths.map((path) => path.length))).toBeLessThanOrEqual(8_000);
    expect(paths.length).toBeLessThanOrEqual(10);
    const asked = paths.flatMap((path) => /nsInstanceId=([^&]+)/.exec(path)?.[1]?.split(',') ?? []);
    expect(asked.sort()).toEqual(all.map(({ nsInstanceId }) => nsInstanceId));
  });

  test('do not list again what can no longer be named, but are no more than three further ones for that', () => {
    const young = wanted('young', many(1_000, mostKnown));
    expect(historyPaths('ops', [wanted('old', [1]), young], true)).toEqual([
      'ops?nsInstanceId=old&startTime.gte=1',
      'ops?nsInstanceId=young&startTime.gte=1000',
    ]);
    const all = Array.from({ length: 20 }, (_, index) => wanted(`x${index}`, many(index * 100, mostKnown)));
    expect(historyPaths('ops', all, true)).toHaveLength(4);
  });

  test('share one when all that happened since the oldest can be named', () => {
    expect(historyPaths('ops', [wanted('young', [8, 9]), wanted('old', [1])], true)).toEqual([
      'ops?nsInstanceId=old,young&startTime.gte=1&id.ne=young-8',
    ]);
  });
});
