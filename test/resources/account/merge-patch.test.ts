import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { equalByValue, isJsonObject, type Json, type JsonObject } from '../../../provider/json/index.js';
import { mergePatchTo } from '../../../provider/resources/account/merge-patch.js';
import { mergePatch } from '../../../src/simulator/json.js';

const key = fc.constantFrom('a', 'b', 'c');
const { object } = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 2 }),
    tie('object'),
  ),
  object: fc.dictionary(key, tie('value'), { noNullPrototype: true }),
}));

test('a merge patch makes the actual object the wanted one, and is empty only if it is that', () => {
  fc.assert(
    fc.property(object, object, (wanted, actual) => {
      const patch = mergePatchTo(wanted, actual);
      expect(mergePatch(actual, patch)).toEqual(wanted);
      expect(Object.keys(patch).length === 0).toBe(equalByValue(wanted, actual));
      expect(isJsonObject(patch)).toBe(true);
    }),
  );
});

test('null is as good as absent', () => {
  expect(mergePatchTo({ a: null, b: 1 }, { b: 1 })).toEqual({});
  expect(mergePatchTo({ a: null }, { a: 1 })).toEqual({ a: null });
});
