import { EventEmitter, getMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { underSignals, withinLimit } from '../../provider/abort.js';
import { collectGarbage } from '../support/collect-garbage.js';

/** Settles with the reason when the signal fires. */
function reasonOf(signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    const tell = () => resolve(signal.reason);
    if (signal.aborted) tell();
    signal.addEventListener('abort', tell);
  });
}

describe('work under signals', () => {
  test('is told of the first that fires, and why', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const told = underSignals([first.signal, second.signal], reasonOf);
    second.abort('second');
    first.abort('first');
    expect(await told).toBe('second');
  });

  test('is told of one that had fired before', async () => {
    expect(await underSignals([AbortSignal.abort('before')], reasonOf)).toBe('before');
  });

  test('can end itself, and the others go on', async () => {
    const outer = new AbortController();
    const told = await underSignals([outer.signal], (signal, abort) => {
      abort('itself');
      return reasonOf(signal);
    });
    expect(told).toBe('itself');
    expect(outer.signal.aborted).toBe(false);
  });

  test('is no longer told once it is over', async () => {
    const outer = new AbortController();
    const signal = await underSignals([outer.signal], async (signal) => signal);
    outer.abort();
    expect(signal.aborted).toBe(false);
    await expect(underSignals([outer.signal], () => Promise.reject('failed'))).rejects.toBe('failed');
  });
});

test('many may wait for one signal, and nothing else is changed by that', async () => {
  const outer = new AbortController();
  await underSignals([outer.signal], async () => undefined);
  await underSignals([], async () => undefined);
  expect(getMaxListeners(outer.signal)).toBe(Number.POSITIVE_INFINITY);
  expect(EventEmitter.defaultMaxListeners).toBe(10);
});

describe('work within a limit', () => {
  test('is told when it is over, though memory was collected meanwhile', async () => {
    const told = withinLimit(100, [new AbortController().signal], reasonOf);
    for (let round = 0; round < 3; round += 1) {
      await sleep(10);
      collectGarbage();
    }
    expect(await told).toMatchObject({ name: 'TimeoutError' });
  });

  test('leaves no timer behind', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    await withinLimit(600_000, [], async () => undefined);
    expect(timers()).toBe(before);
  });

  test('is told before, by another signal', async () => {
    const outer = new AbortController();
    const told = withinLimit(600_000, [outer.signal], reasonOf);
    outer.abort('outer');
    expect(await told).toBe('outer');
  });
});
