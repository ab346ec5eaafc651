import { expect, test } from '@jest/globals';
import { manualClock, realClock } from '../../src/simulator/index.js';

test('timers run in the order of their times, each at its own', () => {
  const clock = manualClock(100);
  const seen: [string, number][] = [];
  clock.setTimer(2, () => seen.push(['second', clock.now()]));
  clock.setTimer(1, () => seen.push(['first', clock.now()]));
  clock.setTimer(5, () => seen.push(['never', clock.now()]));
  clock.advance(3);
  expect(seen).toEqual([
    ['first', 101],
    ['second', 102],
  ]);
  expect(clock.now()).toBe(103);
});

test('a timer set by a timer runs in the same advance if it falls due', () => {
  const clock = manualClock(0);
  const seen: number[] = [];
  clock.setTimer(1, () => clock.setTimer(1, () => seen.push(clock.now())));
  clock.advance(2);
  expect(seen).toEqual([2]);
});

test('a cancelled timer does not run', () => {
  const clock = manualClock(0);
  const seen: string[] = [];
  const cancel = clock.setTimer(1, () => seen.push('ran'));
  cancel();
  clock.advance(2);
  expect(seen).toEqual([]);
});

test("the machine's clock tells apart what happens within a millisecond", () => {
  const clock = realClock();
  const times = Array.from({ length: 100 }, () => clock.now());
  expect(new Set(times).size).toBeGreaterThan(1);
  expect(Math.abs(clock.now() - Date.now() / 1000)).toBeLessThan(60);
});
