import { describe, expect, test } from '@jest/globals';
import {
  bitString,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  utcTime,
} from '../../../provider/plugin/handshake/der.js';

const hex = (bytes: Buffer) => bytes.toString('hex');

describe('DER', () => {
  test.each([
    [0n, '020100'],
    [127n, '02017f'],
    [128n, '02020080'],
    [256n, '02020100'],
  ])('integer %s', (value, encoded) => expect(hex(integer(value))).toBe(encoded));

  test.each([
    ['2.5.4.3', '0603550403'],
    ['1.2.840.10045.4.3.2', '06082a8648ce3d040302'],
  ])('object identifier %s', (dotted, encoded) => expect(hex(objectIdentifier(dotted))).toBe(encoded));

  test.each([
    [127, '047f'],
    [128, '048180'],
    [300, '0482012c'],
  ])('length %i', (length, start) => {
    expect(hex(octetString(Buffer.alloc(length))).startsWith(start)).toBe(true);
  });

  test('time, bits, sequence', () => {
    expect(utcTime(new Date('2031-02-03T04:05:06.789Z')).subarray(2).toString()).toBe('310203040506Z');
    expect(hex(sequence(bitString(Buffer.from([1])), integer(1n)))).toBe('3007030200010201' + '01');
  });
});
