import { createRequire } from 'node:module';
import { exactNumber, isJsonObject, type Json, type JsonObject, parseExact } from '../json/index.js';

/** Among the parameters of an upgrade, the key that is none: the chart or bundle to change to. */
export const modelKey = 'kdu_model';

/** OSM stores a parameter value that is a list or a map as a text: this, and the value in YAML. */
const mark = '!!yaml ';

/** Tells whether OSM would take a parameter's text for an encoded list or map. */
export function looksEncoded(value: Json): boolean {
  return typeof value === 'string' && value.startsWith(mark);
}

/**
 * Parameters as they were given, out of what OSM stores: as a map, or in newer releases as JSON text. A text
 * that only looks like an encoded value stays a text. Anything but a map is no parameters.
 */
export function decodeParams(stored: Json | undefined): JsonObject {
  const params = typeof stored === 'string' ? parseOr(undefined, stored, parseExact) : stored;
  if (!isJsonObject(params)) return {};
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, decodeValue(value)]));
}

function decodeValue(value: Json): Json {
  return typeof value === 'string' && value.startsWith(mark)
    ? parseOr(value, value.slice(mark.length), parseDump)
    : value;
}

function parseOr<T>(otherwise: T, text: string, parse: (text: string) => Json): Json | T {
  try {
    return parse(text);
  } catch {
    return otherwise;
  }
}

/** Parses what PyYAML's `safe_dump` made of a JSON value. Throws if it is anything else. */
function parseDump(text: string): Json {
  const { parseDocument, visit } = yaml();
  // Its warnings would go to standard error, with a piece of the text.
  const options = { schema: 'failsafe', prettyErrors: false, logLevel: 'error' } as const;
  const document = parseDocument(text, options);
  if (document.errors[0] !== undefined) throw document.errors[0];
  visit(document, {
    Scalar: (key, node) => {
      if (key !== 'key' && node.type === 'PLAIN') node.value = plainValue(node.source ?? '');
    },
  });
  return document.toJS();
}

/**
 * What a plain scalar of PyYAML's means. It quotes whatever YAML 1.1 as it knows it could take for something
 * else, which is not what other readers know: `y`, `1e3` and `08` are plain texts.
 */
function plainValue(text: string): Json {
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d*)$|^-?\d+\.\d+(e[+-]\d+)?$/.test(text) ? exactNumber(text) : text;
}

/**
 * Loads the parser when the first encoded value is met: this module is part of the provider's start, which is
 * to be short.
 */
function yaml(): typeof import('yaml') {
  return createRequire(import.meta.url)('yaml');
}
