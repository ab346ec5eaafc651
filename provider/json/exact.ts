import { isLosslessNumber, isSafeNumber, LosslessNumber, parse, stringify } from 'lossless-json';

/**
 * A JSON value that loses nothing. A number that a double holds exactly is a `number`; any other keeps its source
 * text in a `LosslessNumber`, so 12345678901234567890 reaches OSM with all its digits.
 */
export type Json = null | boolean | number | string | LosslessNumber | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export { isLosslessNumber, LosslessNumber };

/** A JSON number's source text as a value of {@link Json}. Throws a SyntaxError unless it is a JSON number. */
export function exactNumber(text: string): number | LosslessNumber {
  return isSafeNumber(text) ? Number.parseFloat(text) : new LosslessNumber(text);
}

/**
 * Parses JSON text without loss. Throws a SyntaxError on anything that is not JSON, duplicate keys included, and on what is nested so
 * deeply that whoever goes through it would run out of stack.
 */
export function parseExact(text: string): Json {
  if (isTooDeep(text)) throw new SyntaxError(`JSON of more than ${mostLevels} levels`);
  return parse(text, undefined, exactNumber) as Json;
}

/** More than YAML may have (200), and what OSM puts around it. */
const mostLevels = 300;

/** By its brackets outside of texts; whatever else it may be is for the parser to say. */
function isTooDeep(text: string): boolean {
  let level = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') isText = !isText;
    else if (isText) at += character === '\\' ? 1 : 0;
    else if (character === '[' || character === '{') level += 1;
    else if (character === ']' || character === '}') level -= 1;
    if (level > mostLevels) return true;
  }
  return false;
}

/** JSON text of a value, every number by its source text. Keys keep their order. */
export function stringifyExact(value: Json): string {
  return stringify(value) ?? 'null';
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}
