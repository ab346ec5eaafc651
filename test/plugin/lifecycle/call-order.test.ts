import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { CallOrder } from '../../../provider/plugin/lifecycle/call-order.js';

let order: CallOrder;

beforeEach(() => {
  jest.useFakeTimers();
  order = new CallOrder();
});

afterEach(() => {
  jest.useRealTimers();
});

function answer(method: string, count = 1): void {
  for (let call = 0; call < count; call += 1) order.begin(method)();
}

describe('more calls are on their way', () => {
  test('while of the objects whose state was taken over some are read, and others not yet', () => {
    answer('UpgradeResourceState', 2);
    expect(order.expectsMore).toBe(false);
    order.begin('ReadResource');
    expect(order.expectsMore).toBe(true);
    order.begin('ReadResource');
    expect(order.expectsMore).toBe(false);
  });

  test.each([
    ['ValidateResourceConfig', 'PlanResourceChange'],
    ['PlanResourceChange', 'ApplyResourceChange'],
  ])('as well after %s, for %s', (before, after) => {
    answer(before, 2);
    order.begin(after);
    expect(order.expectsMore).toBe(true);
  });

  test('only as long as Terraform makes calls', () => {
    answer('UpgradeResourceState', 2);
    order.begin('ReadResource');
    jest.advanceTimersByTime(201);
    expect(order.expectsMore).toBe(false);
  });

  test('not from an earlier walk, which left them out', () => {
    answer('ValidateResourceConfig', 2);
    order.reset();
    answer('ValidateResourceConfig');
    order.begin('PlanResourceChange');
    expect(order.expectsMore).toBe(false);
  });

  test('not for an apply that takes over the state of what it leaves alone', () => {
    answer('UpgradeResourceState', 100);
    answer('PlanResourceChange');
    order.begin('ApplyResourceChange');
    expect(order.expectsMore).toBe(false);
  });
});
