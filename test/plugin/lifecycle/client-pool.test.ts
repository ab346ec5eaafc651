import { describe, expect, jest, test } from '@jest/globals';
import { ClientPool } from '../../../provider/plugin/lifecycle/client-pool.js';

function poolOf() {
  const closed: string[] = [];
  const pool = new ClientPool<string>(async (client) => {
    closed.push(client);
  });
  return { pool, closed };
}

describe('the pool of clients', () => {
  test('makes one for equal provider blocks, also for those that come at once', async () => {
    const { pool } = poolOf();
    const make = jest.fn(async () => 'client');
    const [one, two] = await Promise.all([pool.lease('a', make), pool.lease('a', make)]);
    expect([one.client, two.client]).toEqual(['client', 'client']);
    expect(make).toHaveBeenCalledTimes(1);
  });

  test('keeps the latest when its users have gone, for the next', async () => {
    const { pool, closed } = poolOf();
    (await pool.lease('a', async () => 'first')).release();
    const again = await pool.lease('a', async () => 'second');
    expect(again.client).toBe('first');
    expect(closed).toEqual([]);
  });

  test('closes an older one when its last user has gone', async () => {
    const { pool, closed } = poolOf();
    const old = await pool.lease('a', async () => 'old');
    await pool.lease('b', async () => 'new');
    expect(closed).toEqual([]);
    old.release();
    await Promise.resolve();
    expect(closed).toEqual(['old']);
  });

  test('forgets a failure', async () => {
    const { pool } = poolOf();
    await expect(pool.lease('a', () => Promise.reject(new Error('no login')))).rejects.toThrow('no login');
    expect((await pool.lease('a', async () => 'client')).client).toBe('client');
  });

  test('closes all at the end', async () => {
    const { pool, closed } = poolOf();
    await pool.lease('a', async () => 'one');
    await pool.lease('b', async () => 'two');
    await pool.close();
    expect(closed).toEqual(['one', 'two']);
  });
});
