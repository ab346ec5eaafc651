import { describe, expect, test } from '@jest/globals';
import { equalByValue, parseExact, stringifyExact } from '../../provider/json/index.js';
import { decodeParams } from '../../provider/nbi/index.js';
import { fixtureText } from './support/fixture.js';

/** Values, as JSON text, beside what OSM stores of them: the mark and the `safe_dump` of PyYAML 6.0.3. */
const dumps: readonly { stored: string; value: string }[] = JSON.parse(fixtureText('pyyaml-dumps.json'));

describe('decodeParams', () => {
  test.each(dumps)('brings back $value', ({ stored, value }) => {
    const decoded = decodeParams({ key: stored })['key'] ?? null;
    expect({
      equal: equalByValue(decoded, parseExact(value)),
      decoded: stringifyExact(decoded),
    }).toMatchObject({
      equal: true,
    });
  });

  test('keeps every digit', () => {
    const decoded = decodeParams({ key: '!!yaml - 12345678901234567890\n- 0.10000000000000000001\n' });
    expect(stringifyExact(decoded)).toBe('{"key":[12345678901234567890,0.10000000000000000001]}');
  });

  test('leaves scalars as they are, also texts that look like YAML', () => {
    const params = { a: 1, b: 'yes', c: '- x', d: null, e: '!!yamlish' };
    expect(decodeParams(params)).toEqual(params);
  });

  test.each([
    ['is not YAML', '!!yaml [1, {'],
    ['has a key twice', '!!yaml {a: 1, a: 2}'],
    ['is an alias bomb', `!!yaml ${bomb()}`],
    ['is nested without end', `!!yaml ${'['.repeat(20_000)}`],
  ])('leaves a text that %s', (_, text) => {
    expect(decodeParams({ key: text })).toEqual({ key: text });
  });

  test('takes the JSON text that newer releases store', () => {
    const decoded = decodeParams('{"replicaCount": 12345678901234567890, "a": "!!yaml b:\\n- 1\\n"}');
    expect(stringifyExact(decoded)).toBe('{"replicaCount":12345678901234567890,"a":{"b":[1]}}');
  });

  test.each([undefined, null, 'no JSON', '[1]', 7])('takes %p for no parameters', (stored) => {
    expect(decodeParams(stored)).toEqual({});
  });
});

function bomb(): string {
  const levels = Array.from(
    { length: 9 },
    (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(9)}]`,
  );
  return ['a0: &a0 [lol]', ...levels].join('\n');
}
