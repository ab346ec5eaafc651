import { exactNumber, type Json } from '../json/index.js';
import type { YamlScalar } from './yaml/index.js';

const words = new Map<string, boolean | null>([
  ...spellings(['yes', 'true', 'on'], true),
  ...spellings(['no', 'false', 'off'], false),
  ...spellings(['null'], null),
  ['~', null],
  ['', null],
]);

const radix = new Map([
  ['0b', /^([-+]?)(0b)([01_]+)$/],
  ['0o', /^([-+]?)(0)([0-7_]+)$/],
  ['0x', /^([-+]?)(0x)([0-9a-fA-F_]+)$/],
]);
const decimal = /^[-+]?(?:0|[1-9][0-9_]*)$/;
const base60 = /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/;
const float = /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?$/;

/**
 * The value of a scalar as PyYAML's SafeLoader, which OSM uses, reads it: YAML 1.1 without `y` and `n`. What JSON
 * cannot say (dates, `.inf`, `.nan`, base 60 with a fraction) keeps its text.
 */
export function pyYamlValue(scalar: YamlScalar): Json {
  if (scalar.tag === 'str' || (!scalar.plain && scalar.tag === undefined)) return scalar.text;
  const word = words.get(scalar.text);
  return word === undefined ? (numberValue(scalar.text) ?? scalar.text) : word;
}

function numberValue(text: string): Json | undefined {
  for (const [prefix, pattern] of radix) {
    const [, sign = '', , digits = ''] = pattern.exec(text) ?? [];
    const bare = digits.replaceAll('_', '');
    if (bare !== '') return signed(sign, BigInt(prefix + bare));
  }
  const bare = text.replaceAll('_', '');
  if (decimal.test(text)) return exactNumber(BigInt(bare).toString());
  if (base60.test(text)) return fromBase60(bare);
  return float.test(text) ? exactNumber(jsonFloat(bare)) : undefined;
}

function signed(sign: string, value: bigint): Json {
  return exactNumber((sign === '-' ? -value : value).toString());
}

function fromBase60(text: string): Json {
  const digits = text.replace(/^[-+]/, '').split(':');
  return signed(
    text.slice(0, 1),
    digits.reduce((sum, digit) => sum * 60n + BigInt(digit), 0n),
  );
}

/** A float in YAML's notation (`+1.`, `.5`) in JSON's (`1`, `0.5`). */
function jsonFloat(text: string): string {
  return text
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?=$|[eE])/, '')
    .replace(/^(-?)0+(?=\d)/, '$1');
}

function spellings<T>(lower: readonly string[], value: T): [string, T][] {
  return lower
    .flatMap((word) => [word, `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`, word.toUpperCase()])
    .map((word) => [word, value]);
}
