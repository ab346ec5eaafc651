import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unknown } from '../../../provider/plugin/index.js';
import { ExactNumber } from '../../../provider/plugin/wire/number.js';
import { decodeType, encodeType, type TerraformType } from '../../../provider/plugin/wire/type.js';
import { Dynamic, isSameValue, isWhollyKnown, type Value } from '../../../provider/plugin/wire/value.js';
import { anyType, anyValueOf } from './values.js';

describe('values', () => {
  test('sets have no order, lists have one', () => {
    expect(isSameValue(['set', 'string'], ['a', 'b'], ['b', 'a'])).toBe(true);
    expect(isSameValue(['list', 'string'], ['a', 'b'], ['b', 'a'])).toBe(false);
    expect(isSameValue(['set', ['set', 'string']], [['a', 'b'], ['c']], [['c'], ['b', 'a']])).toBe(true);
  });

  test('numbers are the same by value', () => {
    expect(isSameValue('number', ExactNumber.parse('1.0'), ExactNumber.parse('1'))).toBe(true);
    expect(
      isSameValue('number', ExactNumber.parse('9007199254740993'), ExactNumber.parse('9007199254740992')),
    ).toBe(false);
  });

  test('a text is never taken for something else', () => {
    expect(isSameValue('string', 'null', null)).toBe(false);
    expect(isSameValue('string', 'unknown', unknown)).toBe(false);
    expect(isSameValue(['list', 'string'], ['a","b'], ['a', 'b'])).toBe(false);
    expect(
      isSameValue('dynamic', new Dynamic('string', '1'), new Dynamic('number', ExactNumber.parse('1'))),
    ).toBe(false);
  });

  test('every value is the same as itself', () => {
    const typed = anyType.chain((type) =>
      anyValueOf(type).map((value): [TerraformType, Value] => [type, value]),
    );
    fc.assert(fc.property(typed, ([type, value]) => isSameValue(type, value, value)));
  });

  test('unknown is found at any depth', () => {
    expect(isWhollyKnown(['a', new Map([['b', null]])])).toBe(true);
    expect(isWhollyKnown(['a', new Map([['b', unknown]])])).toBe(false);
    expect(isWhollyKnown(new Dynamic(['list', 'string'], [unknown]))).toBe(false);
  });
});

describe('types', () => {
  test('are read as they are written', () => {
    fc.assert(fc.property(anyType, (type) => expect(decodeType(encodeType(type))).toEqual(type)));
  });

  test.each(['"text"', '["list"]', '["bag","string"]', '["tuple","string"]', '{}', 'null'])(
    '%s is none',
    (json) => {
      expect(() => decodeType(Buffer.from(json))).toThrow(TypeError);
    },
  );
});
