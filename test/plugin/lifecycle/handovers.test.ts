import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Handovers } from '../../../provider/plugin/lifecycle/handovers.js';

const many = 16;

let handovers: Handovers;
let given: string[];
let session: AbortController;

beforeEach(() => {
  jest.useFakeTimers();
  handovers = new Handovers();
  given = [];
  session = new AbortController();
});

afterEach(() => {
  jest.useRealTimers();
});

/** Objects `0`, `1`, ... are created. */
async function create(first: number, count: number): Promise<void> {
  for (let index = first; index < first + count; index += 1) {
    void handovers.begin(`${index}`, session.signal).then(() => given.push(`${index}`));
  }
  await jest.advanceTimersByTimeAsync(0);
}

async function report(id: string): Promise<void> {
  handovers.reported(id);
  await jest.advanceTimersByTimeAsync(0);
}

describe('answers to creations', () => {
  test('are all given at once where nothing is reported', async () => {
    await create(0, 1_000);
    expect(given).toHaveLength(1_000);
  });

  test('are given a few at a time, in their order, once reports have come', async () => {
    await report('before');
    await create(0, 100);
    expect(given).toHaveLength(many);
    await report('3');
    await report('unknown');
    expect(given.slice(many)).toEqual([`${many}`]);
    for (let index = 0; index < 100; index += 1) await report(`${index}`);
    expect(given).toEqual(Array.from({ length: 100 }, (_, index) => `${index}`));
    expect(jest.getTimerCount()).toBe(0);
  });

  test('are all given when no report came for ten seconds, and are paced again after the next one', async () => {
    await report('before');
    await create(0, 50);
    await jest.advanceTimersByTimeAsync(9_000);
    await report('0');
    await jest.advanceTimersByTimeAsync(9_999);
    expect(given).toHaveLength(many + 1);
    await jest.advanceTimersByTimeAsync(1);
    expect(given).toHaveLength(50);
    await create(50, 50);
    expect(given).toHaveLength(100);

    await report('1');
    await create(100, 50);
    expect(given).toHaveLength(100 + many);
  });

  test('are all given when nobody is there any more to report', async () => {
    await report('before');
    await create(0, 50);
    handovers.open();
    await jest.advanceTimersByTimeAsync(0);
    expect(given).toHaveLength(50);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('are given when their session is stopped, and make room for those of others', async () => {
    await report('before');
    await create(0, 20);
    const stopped = session;
    session = new AbortController();
    await create(20, 40);
    stopped.abort();
    handovers.stopped(stopped.signal);
    await jest.advanceTimersByTimeAsync(0);
    expect(given).toEqual(Array.from({ length: 20 + many }, (_, index) => `${index}`));
    session = stopped;
    await create(60, 1);
    expect(given.at(-1)).toBe('60');
  });
});
