import { exactNumber, type Json } from '../../provider/json/index.js';

const words = new Map<string, Json>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);
const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/** The value of a plain scalar in the core schema of YAML 1.2 (section 10.3.2). What JSON cannot say keeps its text. */
export function coreValue(text: string): Json {
  const word = words.get(text);
  if (word !== undefined) return word;
  if (/^[-+]?\d+$/.test(text)) return exactNumber(BigInt(text.replace('+', '')).toString());
  if (/^0(?:o[0-7]+|x[\da-fA-F]+)$/.test(text)) return exactNumber(BigInt(text).toString());
  return float.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
}
