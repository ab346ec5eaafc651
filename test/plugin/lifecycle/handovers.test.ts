import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Handovers } from '../../../provider/plugin/lifecycle/handovers.js';

const many = 16;

let handovers: Handovers;
let given: string[];
let givenUp: number;
let session: AbortController;

beforeEach(() => {
  jest.useFakeTimers();
  givenUp = 0;
  handovers = new Handovers(() => {
    givenUp += 1;
  });
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

/** Creates an object and reports it: from then on a few at a time are given. */
async function beginReports(): Promise<void> {
  await create(-1, 1);
  await report('-1');
  given = [];
}

describe('answers to creations', () => {
  test('are all given at once where nothing is reported, or what was not given', async () => {
    await create(0, 500);
    await report('unknown');
    await create(500, 500);
    expect(given).toHaveLength(1_000);
  });

  test('are given a few at a time, in their order, once reports have come', async () => {
    await beginReports();
    await create(0, 100);
    expect(given).toHaveLength(many);
    await report('3');
    expect(given.slice(many)).toEqual([`${many}`]);
    for (const id of ['3', 'unknown', '99']) await report(id);
    expect(given).toHaveLength(many + 1);
    for (let index = 0; index < 100; index += 1) await report(`${index}`);
    expect(given).toEqual(Array.from({ length: 100 }, (_, index) => `${index}`));
    expect([givenUp, jest.getTimerCount()]).toEqual([0, 0]);
  });

  test('that were given before the first report are under way too', async () => {
    await create(0, 50);
    await report('0');
    await create(50, 1);
    for (let index = 1; index < 50 - many; index += 1) await report(`${index}`);
    expect(given).not.toContain('50');
    await report(`${50 - many}`);
    expect(given).toContain('50');
  });

  test('are all given when no report came for ten seconds, and a few at a time again after the next one', async () => {
    await beginReports();
    await create(0, 50);
    await jest.advanceTimersByTimeAsync(9_000);
    await report('0');
    await jest.advanceTimersByTimeAsync(5_000);
    await report('unknown');
    await jest.advanceTimersByTimeAsync(4_999);
    expect(given).toHaveLength(many + 1);
    await jest.advanceTimersByTimeAsync(1);
    expect([given.length, givenUp]).toEqual([50, 1]);
    await create(50, 50);
    await report('1');
    await create(100, 50);
    expect(given).toHaveLength(150);

    await report('100');
    await create(150, 50);
    expect(given).toHaveLength(150);
  });

  test('are all given when nobody is there any more to report', async () => {
    await beginReports();
    await create(0, 50);
    handovers.open();
    await jest.advanceTimersByTimeAsync(0);
    expect(given).toHaveLength(50);
    expect([givenUp, jest.getTimerCount()]).toEqual([0, 0]);
  });

  test('are given when their session is stopped, and make room for those of others', async () => {
    await beginReports();
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

  test('of the next run are all given until one of them is reported', async () => {
    await beginReports();
    handovers.stopped(session.signal);
    session = new AbortController();
    await create(0, 50);
    expect(given).toHaveLength(50);
  });
});
