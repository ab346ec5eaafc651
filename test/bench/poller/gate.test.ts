import { expect, test } from '@jest/globals';
import { Gate } from '../../../bench/poller/gate.js';

test('holds each after its share, until all are there, and lets all go on', async () => {
  const gate = new Gate(2);
  const passed = { a: 0, b: 0 };
  const run = async (name: 'a' | 'b') => {
    for (;;) {
      await gate.pass(name);
      passed[name] += 1;
    }
  };
  await gate.pass('a');
  const held = gate.openUntil(3);
  void run('a');
  void run('b');
  await held;
  expect(passed).toEqual({ a: 3, b: 3 });
  await gate.openUntil(5);
  expect(passed).toEqual({ a: 5, b: 5 });
});
