import { exactNumber, type Json } from '../../provider/json/index.js';
import type { YamlScalar } from '../../provider/packages/yaml/index.js';

/** What a scalar means; or why it means nothing that a parameter can be. */
export type ScalarReading = { readonly value: Json } | { readonly refused: string };

type ScalarType = 'null' | 'bool' | 'int' | 'float' | 'str';
interface Resolved {
  readonly type: ScalarType;
  readonly value: Json;
}

const words = new Map<string, Resolved>([
  ...entries(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'], 'bool', true),
  ...entries(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'], 'bool', false),
  ...entries(['', '~', 'null', 'Null', 'NULL'], 'null', null),
]);

const notFinite = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const prefixedInt = /^([-+]?)(?:0([xob])([0-9a-f]+)|0()([0-7]+))$/i;
const float = /^([-+]?)(\d*)(?:\.(\d*))?([eE][-+]?\d+)?$/;
/** A float that begins with its point is read by Go itself, which wants digits on both sides of an underscore. */
const pointFirst = /^\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?$/;

/**
 * The value of a scalar as gopkg.in/yaml.v2 (2.4, built with Go 1.16 or later) decodes it into an `interface{}`: what
 * OSM Ops makes of a parameter. Numbers keep all their digits, where Go would round those beyond 64 bits.
 */
export function goYamlValue(scalar: YamlScalar): ScalarReading {
  const { text, plain, tag } = scalar;
  if (tag === 'str' || tag === 'timestamp' || (!plain && tag === undefined)) return { value: text };
  if (notFinite.test(text)) return { refused: `${text} is not a number that JSON can say` };
  const resolved = words.get(text) ?? resolveNumber(text) ?? { type: 'str', value: text };
  if (typeof resolved.value === 'number' && !Number.isFinite(resolved.value)) {
    return { refused: `${text} is beyond the largest number that OSM can hold` };
  }
  const fits = tag === undefined || tag === resolved.type || (tag === 'float' && resolved.type === 'int');
  return fits ? { value: resolved.value } : { refused: `'${text}' is not of the type !!${tag}` };
}

/** Tells whether a scalar is null to gopkg.in/yaml.v2, so that a field given it stays empty. */
export function isGoYamlNull(scalar: YamlScalar): boolean {
  const reading = goYamlValue(scalar);
  return 'value' in reading && reading.value === null;
}

function resolveNumber(text: string): Resolved | undefined {
  if (pointFirst.test(text)) return resolveFloat(text.replaceAll('_', ''));
  if (!/^[-+\d]/.test(text)) return undefined;
  const bare = text.replaceAll('_', '');
  return resolvePrefixed(bare) ?? resolveFloat(bare);
}

/** `0x1F`, `0b101`, `0o17` and `017`. One that does not fit into 64 bits is no integer to Go. */
function resolvePrefixed(text: string): Resolved | undefined {
  const [match, sign = '', prefix = 'o', digits, , octal = ''] = prefixedInt.exec(text) ?? [];
  if (match === undefined) return undefined;
  const magnitude = parseDigits(prefix.toLowerCase(), digits ?? octal);
  if (magnitude === undefined) return undefined;
  const value = sign === '-' ? -magnitude : magnitude;
  const most = sign === '' ? 2n ** 64n - 1n : 2n ** 63n - 1n;
  if (value > most || value < -(2n ** 63n)) return undefined;
  return { type: 'int', value: exactNumber(value.toString()) };
}

function parseDigits(prefix: string, digits: string): bigint | undefined {
  try {
    return BigInt(`0${prefix}${digits}`);
  } catch {
    return undefined;
  }
}

/** A decimal number, in JSON's notation: without `+`, without leading zeros, with a digit before the point. */
function resolveFloat(text: string): Resolved | undefined {
  const [match, sign = '', whole = '', fraction = '', exponent = ''] = float.exec(text) ?? [];
  if (match === undefined || whole + fraction === '') return undefined;
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const json = `${sign === '-' ? '-' : ''}${digits}${fraction && `.${fraction}`}${exponent}`;
  const type = /^[-+]?\d+$/.test(text) ? 'int' : 'float';
  return { type, value: Number.isFinite(Number(json)) ? exactNumber(json) : Number(json) };
}

function entries(texts: readonly string[], type: ScalarType, value: Json): [string, Resolved][] {
  return texts.map((text) => [text, { type, value }]);
}
