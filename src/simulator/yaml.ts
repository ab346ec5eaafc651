import { parseDocument, type ScalarTag, stringify } from 'yaml';
import {
  exactNumber,
  isJsonObject,
  isLosslessNumber,
  type Json,
  type JsonObject,
} from '../../provider/json/index.js';

/**
 * Reads YAML 1.1, as OSM does, without losing digits of integers. An empty text is null.
 * Throws a SyntaxError on anything that is not one YAML document in UTF-8.
 */
export function parseYaml(content: Buffer): Json {
  const text = utf8(content);
  // The parser would take a quoted '<<' for a merge key, too.
  const merge = /(^|[\s{,])<<\s*:/.test(text);
  const document = parseDocument(text, { version: '1.1', intAsBigInt: true, merge });
  const [error] = document.errors;
  if (error !== undefined) throw new SyntaxError(error.message);
  return fromYaml(document.toJS({ maxAliasCount: 100 }));
}

function utf8(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (cause) {
    throw new SyntaxError('unacceptable character: the text is not UTF-8', { cause });
  }
}

function fromYaml(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return exactNumber(value.toString());
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(fromYaml);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromYaml(item)]));
}

/** YAML in block style with sorted keys, laid out as PyYAML does for OSM. `indent` is 4 in answers and 2 inside values. */
export function toYaml(value: Json, indent: 2 | 4): string {
  return isBlock(value) ? `${blockLines(value, indent).join('\n')}\n` : `${scalar(value)}\n`;
}

function isBlock(value: Json): value is JsonObject | Json[] {
  return Array.isArray(value) ? value.length > 0 : isJsonObject(value) && Object.keys(value).length > 0;
}

function blockLines(value: JsonObject | Json[], indent: number): readonly string[] {
  const pad = ' '.repeat(indent);
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      if (!isBlock(item)) return [`- ${scalar(item)}`];
      const [first = '', ...rest] = blockLines(item, indent);
      return [`-${' '.repeat(indent - 1)}${first}`, ...rest.map((line) => `${pad}${line}`)];
    });
  }
  const keys = Object.keys(value).sort();
  return keys.flatMap((key) => {
    const item = value[key] ?? null;
    if (!isBlock(item)) return [`${scalar(key)}: ${scalar(item)}`];
    // A list stands below its key, not to the right of it.
    const lines = blockLines(item, indent).map((line) => (Array.isArray(item) ? line : `${pad}${line}`));
    return [`${scalar(key)}:`, ...lines];
  });
}

/** A value in one line; an empty collection too. */
function scalar(value: Json): string {
  if (value === '<<') return "'<<'";
  const text = stringify(toPlain(value), {
    version: '1.1',
    customTags: (tags) => [pythonFloat, ...tags],
    singleQuote: true,
    blockQuote: false,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
    lineWidth: 0,
    ...(typeof value === 'string' && value.includes('\n') && { defaultStringType: 'QUOTE_DOUBLE' as const }),
  });
  return text.trimEnd();
}

/** Python writes `1.0e-07` where JavaScript writes `1e-7`, which YAML 1.1 takes for a text. */
const pythonFloat: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  // The writer prefers tags with a test to those without; nothing is read by this one.
  test: /(?!)/,
  resolve: Number,
  identify: (value) => typeof value === 'number' && String(value).includes('e'),
  stringify: ({ value }) => {
    const [mantissa = '', exponent = ''] = String(value).split('e');
    const digits = exponent.slice(1).padStart(2, '0');
    return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}e${exponent.slice(0, 1)}${digits}`;
  },
};

function toPlain(value: Json): unknown {
  if (isLosslessNumber(value)) {
    const text = value.toString();
    return /^-?\d+$/.test(text) ? BigInt(text) : Number(text);
  }
  if (Array.isArray(value)) return value.map(toPlain);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item)]));
}
