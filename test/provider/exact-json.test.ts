import { expect, test } from '@jest/globals';
import { parseExact } from '../../provider/json/index.js';

test.each([
  ['[', ']'],
  ['{"a":', '}'],
])('what is nested too deeply for whoever reads on is no JSON (%s)', (open, close) => {
  const nested = (levels: number) =>
    `${open.repeat(levels)}${open === '[' ? '' : '1'}${close.repeat(levels)}`;
  expect(() => parseExact(nested(300))).not.toThrow();
  expect(() => parseExact(nested(301))).toThrow(SyntaxError);
  expect(() => parseExact(nested(100_000))).toThrow(SyntaxError);
});

test('brackets in a text are no levels', () => {
  const text = `${'['.repeat(1000)}\\"{`;
  expect(parseExact(`{"a": "${text}"}`)).toEqual({ a: JSON.parse(`"${text}"`) });
});
