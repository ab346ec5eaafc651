import { describe, expect, test } from '@jest/globals';
import { decode, ExtData, encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { unknown } from '../../../provider/plugin/index.js';
import { decodeMsgpack, encodeMsgpack } from '../../../provider/plugin/wire/msgpack/index.js';
import { ExactNumber } from '../../../provider/plugin/wire/number.js';
import type { TerraformType } from '../../../provider/plugin/wire/type.js';
import { Dynamic, isSameValue, type Value } from '../../../provider/plugin/wire/value.js';
import { anyType, anyValueOf } from './values.js';

const number = (text: string) => ExactNumber.parse(text);

describe('MessagePack', () => {
  test('gives every value back, numbers to the last digit', () => {
    const typed = anyType.chain((type) =>
      anyValueOf(type).map((value): [TerraformType, Value] => [type, value]),
    );
    fc.assert(
      fc.property(typed, ([type, value]) => {
        expect(isSameValue(type, decodeMsgpack(encodeMsgpack(value), type), value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('reads what another implementation writes', () => {
    const json = fc.dictionary(fc.string(), fc.array(fc.string({ maxLength: 300 })), { maxKeys: 20 });
    fc.assert(
      fc.property(json, (value) => {
        const read = decodeMsgpack(encode(value), ['map', ['list', 'string']]);
        expect(read).toEqual(new Map(Object.entries(value)));
      }),
    );
  });

  test('writes what another implementation reads', () => {
    const lists = fc.array(fc.string({ maxLength: 300 }), { maxLength: 40 });
    fc.assert(fc.property(lists, (value) => expect(decode(encodeMsgpack(value))).toEqual(value)));
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        expect(decode(encodeMsgpack(ExactNumber.fromBigInt(value)), { useBigInt64: true })).toEqual(
          value >= 0n && value < 128n ? Number(value) : value,
        );
      }),
    );
  });

  test.each([2 ** 8, 2 ** 16, 2 ** 16 + 1])('texts and lists of %i', (length) => {
    const value = ['x'.repeat(length), ...Array.from({ length }, () => 'y')];
    expect(decodeMsgpack(encodeMsgpack(value), ['list', 'string'])).toEqual(value);
    expect(decode(encodeMsgpack(value))).toEqual(value);
  });

  test.each([
    [0, '0'],
    [-1, '-1'],
    [-33, '-33'],
    [255, '255'],
    [-129, '-129'],
    [65536, '65536'],
    [-65537, '-65537'],
    [2 ** 40, '1099511627776'],
    [2n ** 64n - 1n, '18446744073709551615'],
    [-(2n ** 63n), '-9223372036854775808'],
    [0.5, '0.5'],
    ['0.1', '0.1'],
    ['1e400', `1${'0'.repeat(400)}`],
  ])('a number as Terraform may send it: %s', (sent, text) => {
    expect(decodeMsgpack(encode(sent, { useBigInt64: true }), 'number')).toEqual(number(text));
  });

  test('a number is sent as an integer of 64 bits, or as text', () => {
    expect(decode(encodeMsgpack(number('-9223372036854775808')), { useBigInt64: true })).toBe(-(2n ** 63n));
    expect(decode(encodeMsgpack(number('9223372036854775808')))).toBe('9223372036854775808');
    expect(decode(encodeMsgpack(number('-9223372036854775809')))).toBe('-9223372036854775809');
    expect(decode(encodeMsgpack(number('0.1')))).toBe('0.1');
  });

  test('unknown comes plainly or with refinements, and goes plainly', () => {
    const refined = encode(new ExtData(12, encode({ 1: false, 2: 'prefix-' })));
    expect(decodeMsgpack(refined, 'string')).toBe(unknown);
    expect(decodeMsgpack(encode(new ExtData(12, new Uint8Array(300))), 'string')).toBe(unknown);
    expect(decodeMsgpack(encode(new ExtData(0, new Uint8Array(1))), ['list', 'string'])).toBe(unknown);
    expect([...encodeMsgpack(unknown)]).toEqual([0xd4, 0, 0]);
    expect(() => decodeMsgpack(encode(new ExtData(5, new Uint8Array(1))), 'string')).toThrow('extension 5');
  });

  test('a dynamic value carries its type', () => {
    const type: TerraformType = ['object', { a: 'number', b: 'dynamic' }];
    const value = new Dynamic(
      type,
      new Map<string, Value>([
        ['a', number('1')],
        ['b', null],
      ]),
    );
    const [sentType, sentValue] = Object(decode(encodeMsgpack(value)));
    expect(JSON.parse(Buffer.from(sentType).toString())).toEqual(type);
    expect(sentValue).toEqual({ a: 1, b: null });
    expect(decodeMsgpack(encodeMsgpack(value), 'dynamic')).toEqual(value);
  });

  test.each<[string, Uint8Array, TerraformType]>([
    ['a text for a list', encode('x'), ['list', 'string']],
    ['a list for a text', encode([]), 'string'],
    ['a text that is no number', encode('x'), 'number'],
    ['an attribute that the type lacks', encode({ a: 1 }), ['object', {}]],
    ['bytes that end early', encode('xyz').subarray(0, 2), 'string'],
    ['bytes that go on', new Uint8Array([0xc0, 0xc0]), 'string'],
    ['nothing', new Uint8Array(), 'string'],
    ['an infinite number', encode(Number.POSITIVE_INFINITY), 'number'],
  ])('refuses %s', (_what, bytes, type) => {
    expect(() => decodeMsgpack(bytes, type)).toThrow();
  });
});
