import { describe, expect, test } from '@jest/globals';
import { Activity } from '../../../provider/plugin/lifecycle/activity.js';
import { ClientPool } from '../../../provider/plugin/lifecycle/client-pool.js';
import { Session } from '../../../provider/plugin/lifecycle/session.js';

function sessionOf() {
  const closed: string[] = [];
  const clients = new ClientPool<string>(async (client) => {
    closed.push(client);
  });
  const calls = new Activity();
  const open = () =>
    new Session({
      calls,
      clients,
      module: 'test',
      reattached: false,
      moreToCome: () => false,
    });
  return { open, calls, clients, closed };
}

describe('a session', () => {
  test('has no client before it is configured', async () => {
    const session = sessionOf().open();
    expect(session.context()).toBeUndefined();
    await session.configure('a', async () => 'client');
    expect(session.context()?.client).toBe('client');
  });

  test('stops its own calls, not those of others', async () => {
    const { open } = sessionOf();
    const [one, two] = [open(), open()];
    await one.configure('a', async () => 'client');
    await two.configure('a', async () => 'client');
    const [first, second] = [one.context(), two.context()];
    one.stop();
    expect([first?.signal.aborted, second?.signal.aborted]).toEqual([true, false]);
    expect(one.context()?.signal.aborted).toBe(true);
  });

  test('begins anew when it is configured again', async () => {
    const session = sessionOf().open();
    await session.configure('a', async () => 'client');
    session.stop();
    await session.configure('a', async () => 'client');
    expect(session.context()?.signal.aborted).toBe(false);
  });

  test('that has ended does not begin anew', async () => {
    const session = sessionOf().open();
    await session.configure('a', async () => 'client');
    session.end();
    await session.configure('a', async () => 'client');
    expect(session.context()?.signal.aborted).toBe(true);
  });

  test('that is closed gives its client back after its last call', async () => {
    const { open, calls, clients, closed } = sessionOf();
    const session = open();
    await session.configure('a', async () => 'old');
    await clients.lease('b', async () => 'new');
    const { promise, resolve } = deferred();
    const answered = session.answer('ReadResource', () => promise);
    const ended = session.close();
    expect(session.context()?.signal.aborted).toBe(true);
    expect([calls.isIdle, closed]).toEqual([false, []]);
    resolve();
    await Promise.all([answered, ended]);
    expect([calls.isIdle, closed]).toEqual([true, ['old']]);
  });

  test('counts a call that fails as ended', async () => {
    const { open, calls } = sessionOf();
    await expect(open().answer('ReadResource', () => Promise.reject(new Error('failed')))).rejects.toThrow(
      'failed',
    );
    expect(calls.isIdle).toBe(true);
  });
});

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
