import { isJsonObject, isLosslessNumber, type Json, type JsonObject, type LosslessNumber } from './exact.js';

/**
 * Tells whether two JSON values mean the same to OSM: key order does not matter, integers are compared exactly,
 * other numbers as the doubles that OSM (Python) reads.
 */
export function equalByValue(a: Json, b: Json): boolean {
  if (isNumber(a) && isNumber(b)) return equalNumbers(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return equalLists(a, b);
  if (isJsonObject(a) && isJsonObject(b)) return equalObjects(a, b);
  return a === b;
}

/** The same value with the keys of every object in order, as Terraform's `jsonencode` writes them. */
export function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key] ?? null)]));
}

function isNumber(value: Json): value is number | LosslessNumber {
  return typeof value === 'number' || isLosslessNumber(value);
}

function equalNumbers(a: number | LosslessNumber, b: number | LosslessNumber): boolean {
  const integer = /^-?\d+$/;
  const [left, right] = [String(a), String(b)];
  if (integer.test(left) && integer.test(right)) return BigInt(left) === BigInt(right);
  return Number(left) === Number(right);
}

function equalLists(a: readonly Json[], b: readonly Json[]): boolean {
  return a.length === b.length && a.every((item, index) => equalByValue(item, b[index] ?? null));
}

function equalObjects(a: JsonObject, b: JsonObject): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => {
      const other = Object.hasOwn(b, key) ? b[key] : undefined;
      return other !== undefined && equalByValue(a[key] ?? null, other);
    })
  );
}
