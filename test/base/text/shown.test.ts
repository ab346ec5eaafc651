import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { joined, ours, shown, shownJson } from '../../../base/text/index.js';

test('a text in words of ours is made fit, and what is shown already stays', () => {
  const red = ours('\u001b[31mError:\u001b[39m');
  expect(String(shown`${red} ${'a\n::error::b\u001b[2J'} is ${3}\n  so`)).toBe(
    '\u001b[31mError:\u001b[39m a\\n::error::b\\u001b[2J is 3\n  so',
  );
  expect(String(joined(['a\u0007', ours('b\u0007')], ', '))).toBe('a\\u0007, b\u0007');
});

test('a JSON document means what it meant, with nothing in it that a terminal obeys', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = shownJson(value, 2);
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(shownJson(['\u009b\u202e\u2028\u{e0041}é😀'])).toBe('["\\u009b\\u202e\\u2028\\udb40\\udc41é😀"]');
});
