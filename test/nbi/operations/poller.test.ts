import { describe, expect, test } from '@jest/globals';
import { type ErrorCode, OsmopsError } from '../../../provider/errors/index.js';
import type { NbiEvent, Operation } from '../../../provider/nbi/index.js';
import { createPoller, type LookAt } from '../../../provider/nbi/operations/poller.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const never = new AbortController().signal;
const hour = 3_600_000;

function operation(id: string, operationState: string, changes: Partial<Operation> = {}): Operation {
  return {
    id,
    nsInstanceId: `ns-of-${id}`,
    lcmOperationType: 'instantiate',
    operationState,
    startTime: 1,
    statusEnteredTime: 1,
    errorMessage: undefined,
    detailedStatus: undefined,
    operationParams: {},
    ...changes,
  };
}

function ref(id: string, lcmOperationType = 'instantiate') {
  return { id, lcmOperationType };
}

function nbiError(code: ErrorCode): OsmopsError {
  return new OsmopsError({ code, message: code, remedy: '' });
}

/** A poller of an OSM whose operations are told by a function of the milliseconds since the start. */
function pollerOf(stateOf: (id: string, ms: number) => Operation | undefined) {
  const clock = createVirtualClock();
  const start = clock.now();
  const looks: { readonly at: number; readonly ids: readonly string[] }[] = [];
  const events: NbiEvent[] = [];
  const closing = new AbortController();
  const lookAt: LookAt = async (ids) => {
    const at = clock.now() - start;
    looks.push({ at, ids });
    return new Map(ids.flatMap((id) => stateOf(id, at) ?? []).map((found) => [found.id, found]));
  };
  const poller = createPoller(lookAt, clock, (event) => events.push(event), closing.signal);
  return { poller, clock, looks, events, closing };
}

const endsAt =
  (end: number, state = 'COMPLETED') =>
  (id: string, ms: number) =>
    operation(id, ms < end ? 'PROCESSING' : state);

describe('an operation', () => {
  test('is awaited until it is completed', async () => {
    const { poller, looks } = pollerOf(endsAt(2_000));
    const outcome = await poller.await(ref('a'), { signal: never, timeoutMs: hour });
    expect(outcome).toEqual({ kind: 'completed' });
    expect(looks.map(({ at }) => at)).toEqual([
      330, 530, 730, 930, 1162.5, 1453.125, 1816.40625, 2270.5078125,
    ]);
  });

  test.each(['FAILED', 'FAILED_TEMP', 'ROLLED_BACK', 'PARTIALLY_COMPLETED'])(
    'that is %s has failed',
    async (state) => {
      const { poller } = pollerOf(endsAt(0, state));
      expect(await poller.await(ref('a'), { signal: never, timeoutMs: hour })).toMatchObject({
        kind: 'failed',
      });
    },
  );

  test.each([
    ['errorMessage', { errorMessage: 'the message', detailedStatus: 'the detail' }, 'the message'],
    ['detailed-status', { errorMessage: '', detailedStatus: 'the detail' }, 'the detail'],
    ['its state', {}, 'OSM left it FAILED and gives no reason'],
  ])('tells why it failed by %s', async (_, changes, reason) => {
    const { poller } = pollerOf((id) => operation(id, 'FAILED', changes));
    expect(await poller.await(ref('a'), { signal: never, timeoutMs: hour })).toMatchObject({ reason });
  });

  test('that rolls back is waited for', async () => {
    const { poller } = pollerOf((id, ms) => operation(id, ms < 2_000 ? 'ROLLING_BACK' : 'ROLLED_BACK'));
    expect(await poller.await(ref('a'), { signal: never, timeoutMs: hour })).toMatchObject({
      kind: 'failed',
    });
  });

  test('that the answer no longer has is completed, or gone with its instance', async () => {
    const { poller } = pollerOf((id, ms) => (ms < 1_000 ? operation(id, 'PROCESSING') : undefined));
    expect(await poller.await(ref('a'), { signal: never, timeoutMs: hour })).toEqual({ kind: 'completed' });
  });

  test('that never ends times out, with its last state', async () => {
    const { poller, looks } = pollerOf((id) => operation(id, 'PROCESSING'));
    expect(await poller.await(ref('a'), { signal: never, timeoutMs: 60_000 })).toEqual({
      kind: 'timed-out',
      lastState: 'PROCESSING',
    });
    expect(looks.at(-1)?.at).toBeLessThanOrEqual(60_000);
  });
});

describe('stopping', () => {
  test('ends a wait at once', async () => {
    const { poller, looks } = pollerOf((id) => operation(id, 'PROCESSING'));
    const stop = new AbortController();
    const outcome = poller.await(ref('a'), { signal: stop.signal, timeoutMs: hour });
    stop.abort();
    expect(await outcome).toEqual({ kind: 'stopped' });
    expect(looks).toEqual([]);
  });

  test('ends a wait while a look is under way, and gives the look up', async () => {
    const stop = new AbortController();
    const looks: AbortSignal[] = [];
    const lookAt: LookAt = (_, signal) =>
      new Promise((_resolve, reject) => {
        looks.push(signal);
        signal.addEventListener('abort', () => reject(nbiError('cancelled')));
        stop.abort();
      });
    const poller = createPoller(lookAt, createVirtualClock(), () => undefined, never);
    expect(await poller.await(ref('a'), { signal: stop.signal, timeoutMs: hour })).toEqual({
      kind: 'stopped',
    });
    expect(looks.map(({ aborted }) => aborted)).toEqual([true]);
  });

  test('that happened before ends a wait before it begins', async () => {
    const { poller } = pollerOf(() => undefined);
    expect(await poller.await(ref('a'), { signal: AbortSignal.abort(), timeoutMs: hour })).toEqual({
      kind: 'stopped',
    });
  });

  test('closing the client ends all waits', async () => {
    const { poller, closing } = pollerOf((id) => operation(id, 'PROCESSING'));
    const waits = ['a', 'b'].map((id) => poller.await(ref(id), { signal: never, timeoutMs: hour }));
    closing.abort();
    expect(await Promise.all(waits)).toEqual([{ kind: 'stopped' }, { kind: 'stopped' }]);
  });

  test('a wait begun right after the last one ended is served', async () => {
    const { poller } = pollerOf(endsAt(0));
    const options = { signal: never, timeoutMs: hour };
    for (const id of ['a', 'b', 'c']) {
      expect(await poller.await(ref(id), options)).toEqual({ kind: 'completed' });
    }
  });
});

describe('many operations', () => {
  const ids = Array.from({ length: 100 }, (_, index) => `op${index}`);
  const options = { signal: never, timeoutMs: hour };

  test('share their looks, and a few tell of the others as long as it is not known how long they take', async () => {
    const { poller, looks } = pollerOf(endsAt(300));
    const outcomes = await Promise.all(ids.map((id) => poller.await(ref(id), options)));
    expect(outcomes.every(({ kind }) => kind === 'completed')).toBe(true);
    expect(looks).toEqual([
      { at: 330, ids: ids.slice(0, 10) },
      { at: 330, ids: ids.slice(10) },
    ]);
  });

  test('that go on for long are looked at a few at a time, in turn; all together only when they have ended', async () => {
    const { poller, looks } = pollerOf((id, ms) => endsAt(id === 'op0' ? 600_000 : 60_000)(id, ms));
    await Promise.all(ids.map((id) => poller.await(ref(id), options)));
    const before = looks.filter(({ at }) => at < 60_000);
    expect(before.every((look) => look.ids.length <= 20)).toBe(true);
    expect(new Set(before.slice(0, 40).flatMap((look) => look.ids)).size).toBeGreaterThan(50);
    expect(looks.find((look) => look.ids.length > 90)?.at).toBeLessThan(66_000);
  });

  test('begun shortly one after another are looked at when the last one is due', async () => {
    const { poller, clock, looks } = pollerOf(endsAt(300));
    const later = clock.sleep(100).then(() => poller.await(ref('b'), options));
    await Promise.all([poller.await(ref('a'), options), later]);
    expect(looks).toEqual([{ at: 430, ids: ['a', 'b'] }]);
  });

  test('are first looked at when others of their type had ended, and not later each time', async () => {
    const { poller, clock, looks } = pollerOf((id, ms) =>
      operation(id, ms - Number(id) < 2_000 ? 'PROCESSING' : 'COMPLETED'),
    );
    const start = clock.now();
    const rounds: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const at = clock.now() - start;
      const before = looks.length;
      await poller.await(ref(String(at)), options);
      rounds.push(looks.length - before);
    }
    expect(rounds[0]).toBeGreaterThan(5);
    expect(rounds.slice(1).every((count) => count <= 2)).toBe(true);
    expect(clock.now() - start).toBeLessThan(10 * 2_500);
  });

  test('an old one is not looked at whenever a young one is', async () => {
    const { poller, clock, looks } = pollerOf((id, ms) => endsAt(id === 'old' ? 20_000 : 13_000)(id, ms));
    const old = poller.await(ref('old'), options);
    const young = clock.sleep(12_000).then(() => poller.await(ref('young', 'action'), options));
    await Promise.all([old, young]);
    const looksAt = (id: string) =>
      looks.filter(({ at, ids: looked }) => at > 12_000 && at < 13_000 && looked.includes(id)).length;
    expect(looksAt('young')).toBeGreaterThanOrEqual(3);
    expect(looksAt('old')).toBeLessThan(2);
  });
});

describe('errors while waiting', () => {
  test.each<ErrorCode>(['nbi-unreachable', 'nbi-timeout', 'nbi-failed', 'nbi-bad-answer'])(
    '%s is outlasted and told',
    async (code) => {
      const { poller, events } = pollerOf((id, ms) => {
        if (ms < 1_000) throw nbiError(code);
        return operation(id, 'COMPLETED');
      });
      expect(await poller.await(ref('a'), { signal: never, timeoutMs: hour })).toMatchObject({
        kind: 'completed',
      });
      expect(events).toContainEqual({ kind: 'poll-failed', reason: code });
    },
  );

  test('a lost connection that does not come back is a time-out, not an error', async () => {
    const { poller } = pollerOf(() => {
      throw nbiError('nbi-unreachable');
    });
    expect(await poller.await(ref('a'), { signal: never, timeoutMs: 10_000 })).toEqual({
      kind: 'timed-out',
      lastState: undefined,
    });
  });

  test('a refused login ends all waits with it', async () => {
    const { poller } = pollerOf(() => {
      throw nbiError('nbi-unauthorized');
    });
    const waits = ['a', 'b'].map((id) => poller.await(ref(id), { signal: never, timeoutMs: hour }));
    expect(await Promise.allSettled(waits)).toMatchObject([
      { reason: { code: 'nbi-unauthorized' } },
      { reason: { code: 'nbi-unauthorized' } },
    ]);
  });
});
