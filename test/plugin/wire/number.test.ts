import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ExactNumber } from '../../../provider/plugin/wire/number.js';

describe('ExactNumber', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['007', '7'],
    ['1.50', '1.5'],
    ['.5', undefined],
    ['0.10', '0.1'],
    ['-0.0', '0'],
    ['1e3', '1000'],
    ['12.5e-3', '0.0125'],
    ['1e400', `1${'0'.repeat(400)}`],
    ['1e99999999', undefined],
    ['NaN', undefined],
    ['', undefined],
    ['0x10', undefined],
  ])('reads %s', (source, text) => {
    if (text === undefined) expect(() => ExactNumber.parse(source)).toThrow(RangeError);
    else expect(ExactNumber.parse(source).text).toBe(text);
  });

  test('its text reads as itself', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: -400, max: 400 }), (digits, exponent) => {
        const { text } = ExactNumber.parse(`${digits}e${exponent}`);
        expect(ExactNumber.parse(text).text).toBe(text);
        expect(text).toMatch(/^(0|-?[1-9]\d*|-?(0|[1-9]\d*)\.\d*[1-9])$/);
      }),
    );
  });

  test('a number in a program is what its source text says', () => {
    expect(ExactNumber.fromNumber(0.1).text).toBe('0.1');
    expect(ExactNumber.fromNumber(-0).text).toBe('0');
    expect(ExactNumber.fromNumber(1e21).text).toBe(`1${'0'.repeat(21)}`);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(ExactNumber.fromNumber(value).toNumber()).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test('a double is expanded to its last digit', () => {
    expect(ExactNumber.fromDouble(0.5).text).toBe('0.5');
    expect(ExactNumber.fromDouble(0.1).text).toBe(
      '0.1000000000000000055511151231257827021181583404541015625',
    );
    expect(() => ExactNumber.fromDouble(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(ExactNumber.fromDouble(value).toNumber()).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
