import { expect, test } from '@jest/globals';
import { parseExact } from '../../provider/json/index.js';
import { textOfJsonObject } from '../../provider/resources/json-object-text.js';

test.each([
  [{ b: 1, a: 'é' }, '{"a":"é","b":1}'],
  [{ a: 'e\u0301é' }, '{"a":"e\\u0301\\u00e9"}'],
  [{ '\u1100\u1161😀': null }, '{"\\u1100\\u1161\\ud83d\\ude00":null}'],
])('%j is written so that normal form C leaves it as it is', (object, expected) => {
  const text = textOfJsonObject(object);
  expect(text).toBe(expected);
  expect(text.normalize('NFC')).toBe(text);
  expect(parseExact(text)).toEqual(object);
});
