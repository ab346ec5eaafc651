import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createBatching } from '../../../provider/nbi/lookup/batch.js';

/** A batch that records what it asks for and is answered by hand. */
function recorded({ moreToCome = false } = {}) {
  const runs: { readonly keys: readonly string[]; answer(): void; fail(error: Error): void }[] = [];
  const load = createBatching(() => moreToCome)<string, string>(
    (keys) =>
      new Promise((resolve, reject) => {
        runs.push({ keys, answer: () => resolve((key) => `${key}!`), fail: reject });
      }),
    (key) => key,
  );
  return {
    load,
    runs,
    expectMore: (more: boolean) => {
      moreToCome = more;
    },
  };
}

beforeAll(() => {
  jest.useFakeTimers();
});
afterAll(() => {
  jest.useRealTimers();
});

describe('a batch', () => {
  test('takes the calls of one moment, equal ones once', async () => {
    const { load, runs } = recorded();
    const calls = Promise.all([load('a'), load('b'), load('a')]);
    await jest.advanceTimersByTimeAsync(13);
    expect(runs.map(({ keys }) => keys)).toEqual([['a', 'b']]);
    runs[0]?.answer();
    expect(await calls).toEqual(['a!', 'b!', 'a!']);
  });

  test('goes on collecting while the one before is under way, and never joins that one', async () => {
    const { load, runs } = recorded();
    const first = load('a');
    await jest.advanceTimersByTimeAsync(13);
    const later = Promise.all([load('a'), load('b')]);
    await jest.advanceTimersByTimeAsync(60);
    expect(runs).toHaveLength(1);
    const last = load('c');
    runs[0]?.answer();
    await jest.advanceTimersByTimeAsync(13);
    expect(runs[1]?.keys).toEqual(['a', 'b', 'c']);
    runs[1]?.answer();
    expect(await Promise.all([first, later, last])).toEqual(['a!', ['a!', 'b!'], 'c!']);
  });

  test('that fails fails all its calls, and not the next one', async () => {
    const { load, runs } = recorded();
    const calls = Promise.allSettled([load('a'), load('b')]);
    await jest.advanceTimersByTimeAsync(13);
    runs[0]?.fail(new Error('down'));
    expect(await calls).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    const next = load('a');
    await jest.advanceTimersByTimeAsync(13);
    runs[1]?.answer();
    expect(await next).toBe('a!');
  });
});

describe('the moment', () => {
  test('lasts as long as calls keep coming, but not for ever', async () => {
    const { load, runs } = recorded();
    for (let ms = 0; ms < 120; ms += 3) {
      load(String(ms));
      await jest.advanceTimersByTimeAsync(3);
    }
    expect(runs).toHaveLength(1);
    expect(runs[0]?.keys.length).toBeGreaterThanOrEqual(13);
  });

  test('lasts longer when the calls come slowly, as on a busy machine', async () => {
    const { load, runs } = recorded();
    load('a');
    await jest.advanceTimersByTimeAsync(3);
    load('b');
    await jest.advanceTimersByTimeAsync(5);
    load('c');
    await jest.advanceTimersByTimeAsync(9);
    load('d');
    await jest.advanceTimersByTimeAsync(21);
    expect(runs.map(({ keys }) => keys)).toEqual([['a', 'b', 'c', 'd']]);
  });

  test('lasts as long as more calls are known to be on their way', async () => {
    const { load, runs, expectMore } = recorded({ moreToCome: true });
    load('a');
    await jest.advanceTimersByTimeAsync(150);
    load('b');
    await jest.advanceTimersByTimeAsync(50);
    expect(runs).toEqual([]);
    expectMore(false);
    await jest.advanceTimersByTimeAsync(13);
    expect(runs.map(({ keys }) => keys)).toEqual([['a', 'b']]);
  });

  test('ends at once when as many calls have come as before', async () => {
    const { load, runs } = recorded();
    void Promise.all([load('a'), load('b')]);
    await jest.advanceTimersByTimeAsync(13);
    runs[0]?.answer();
    await jest.advanceTimersByTimeAsync(2_000);
    load('a');
    await jest.advanceTimersByTimeAsync(8);
    expect(runs).toHaveLength(1);
    load('b');
    await jest.advanceTimersByTimeAsync(1);
    expect(runs[1]?.keys).toEqual(['a', 'b']);
  });

  test('lasts for those that are known to come, though as many have come as before', async () => {
    const { load, runs, expectMore } = recorded();
    load('a');
    await jest.advanceTimersByTimeAsync(13);
    runs[0]?.answer();
    expectMore(true);
    load('b');
    await jest.advanceTimersByTimeAsync(30);
    expect(runs).toHaveLength(1);
    load('c');
    expectMore(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(runs[1]?.keys).toEqual(['b', 'c']);
  });

  test('goes on for what was waiting while the process was off the processor', async () => {
    jest.useRealTimers();
    const { load, runs } = recorded();
    load('a');
    const socket = new MessageChannel();
    socket.port1.once('message', () => load('b'));
    socket.port2.postMessage('b');
    const until = performance.now() + 30;
    while (performance.now() < until);
    await new Promise((resolve) => setTimeout(resolve, 60));
    socket.port1.close();
    jest.useFakeTimers();
    expect(runs.map(({ keys }) => keys)).toEqual([['a', 'b']]);
  });
});
