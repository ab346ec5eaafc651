import { describe, expect, jest, test } from '@jest/globals';
import { Activity } from '../../../provider/plugin/lifecycle/activity.js';

describe('activity', () => {
  test('is idle when all that began has ended', async () => {
    const activity = new Activity();
    const [one, two] = [activity.begin(), activity.begin()];
    const idle = jest.fn();
    const awaited = activity.idle().then(idle);
    one();
    await Promise.resolve();
    expect(idle).not.toHaveBeenCalled();
    two();
    await awaited;
    expect(activity.isIdle).toBe(true);
  });

  test('counts for the whole', () => {
    const whole = new Activity();
    const part = new Activity(whole);
    const end = part.begin();
    expect(whole.isIdle).toBe(false);
    end();
    expect(whole.isIdle).toBe(true);
  });

  test('is abandoned only after nothing happened for long enough', async () => {
    jest.useFakeTimers();
    const activity = new Activity();
    const abandoned = jest.fn();
    const awaited = activity.abandoned(60_000, 3_000).then(abandoned);
    await jest.advanceTimersByTimeAsync(50_000);
    const first = activity.begin();
    await jest.advanceTimersByTimeAsync(100_000);
    first();
    await jest.advanceTimersByTimeAsync(2_000);
    activity.begin()();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(abandoned).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1_000);
    await awaited;
    jest.useRealTimers();
  });

  test('is abandoned if nobody ever came', async () => {
    jest.useFakeTimers();
    const awaited = new Activity().abandoned(60_000, 3_000);
    await jest.advanceTimersByTimeAsync(60_000);
    await awaited;
    jest.useRealTimers();
  });
});
