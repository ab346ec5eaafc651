import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { stringifyExact } from '../../provider/json/index.js';
import type { YamlScalar } from '../../provider/packages/yaml/index.js';
import { coreValue } from '../../src/repository/core-scalar.js';
import { goYamlValue } from '../../src/repository/go-yaml-scalar.js';
import { scalars } from './scalars.js';

function scalar(text: string, rest: Partial<YamlScalar> = {}): YamlScalar {
  return { kind: 'scalar', at: { line: 1, column: 1 }, text, plain: true, ...rest };
}

function goYaml(text: string, rest?: Partial<YamlScalar>): string {
  const reading = goYamlValue(scalar(text, rest));
  return 'refused' in reading ? 'refused' : stringifyExact(reading.value);
}

test.each(scalars)('%j is %s to yaml.v2, %s in YAML 1.2', (text, expected, core) => {
  expect(goYaml(text)).toBe(expected);
  expect(stringifyExact(coreValue(text))).toBe(core === 'refused' ? JSON.stringify(text) : core);
});

test.each(scalars)('%j in YAML 1.2, asked of the package yaml', (text, _goYaml, core) => {
  const value: unknown = parse(text, { schema: 'core', intAsBigInt: true });
  const json = typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
  expect(typeof value === 'number' && !Number.isFinite(value) ? 'refused' : json).toBe(core);
});

test('quotes make a text of everything', () => {
  for (const [text] of scalars) expect(goYaml(text, { plain: false })).toBe(JSON.stringify(text));
});

describe('explicit tags', () => {
  test.each<[YamlScalar['tag'] & string, string, string]>([
    ['str', '010', '"010"'],
    ['timestamp', '2001-01-01', '"2001-01-01"'],
    ['int', '0x1F', '31'],
    ['int', '1.5', 'refused'],
    ['int', 'x', 'refused'],
    ['float', '1', '1'],
    ['float', '1.5', '1.5'],
    ['float', 'yes', 'refused'],
    ['bool', 'yes', 'true'],
    ['bool', '1', 'refused'],
    ['null', '~', 'null'],
    ['null', 'x', 'refused'],
  ])('!!%s %s', (tag, text, expected) => {
    expect(goYaml(text, { tag, plain: false })).toBe(expected);
  });
});

describe('any', () => {
  test('64-bit integer, in any base, is its decimal digits', () => {
    const int = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
    fc.assert(
      fc.property(int, (value) => {
        const spellings = [
          `${value}`,
          `0x${value.toString(16)}`,
          `0o${value.toString(8)}`,
          `0${value.toString(8)}`,
          `0b${value.toString(2)}`,
        ];
        for (const text of spellings) expect(goYaml(text)).toBe(`${value}`);
      }),
    );
  });

  test('finite double is itself', () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) => {
        const reading = goYamlValue(scalar(String(value)));
        expect('value' in reading && Number(reading.value)).toBe(Object.is(value, -0) ? 0 : value);
      }),
    );
  });

  test('text is read without a throw, to something JSON can say', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[-+._0-9a-fxoebyYnN:~]*$/));
    fc.assert(
      fc.property(text, (value) => void (goYaml(value) === 'refused' || JSON.parse(goYaml(value)))),
      { numRuns: 1000 },
    );
  });
});
