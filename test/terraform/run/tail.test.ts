import { expect, test } from '@jest/globals';
import { Tail } from '../../../src/terraform/run/tail.js';

test('the end is kept, to the limit', () => {
  const tail = new Tail(4);
  tail.add('abc');
  expect(tail.text).toBe('abc');
  tail.add('def');
  expect(tail.text).toBe('cdef');
});
