import { expect, test } from '@jest/globals';
import { foreignOperations, newestStart } from '../../../src/poller/stack/known-operations.js';

const operation = (id: string, startedAt: string) => ({ id, type: 'action', startedAt });
const first = operation('1', '2026-01-01T00:00:00.000Z');
const second = operation('2', '2026-01-01T00:00:01.000Z');
const third = operation('3', '2026-01-01T00:00:02.000Z');

test('the operations after the last apply are foreign', () => {
  expect(newestStart([first, second])).toBe(second.startedAt);
  expect(foreignOperations([first, second, third], second.startedAt)).toEqual([third]);
  expect(foreignOperations([first], first.startedAt)).toEqual([]);
});

test('where nobody noted what was there, it is the newest one', () => {
  expect(foreignOperations([first, second], undefined)).toEqual([second]);
  expect(foreignOperations([], undefined)).toEqual([]);
});
