import { equalByValue, isJsonObject, type Json, type JsonObject } from '../../json/index.js';

/** The JSON merge patch (RFC 7396) that makes `actual` the same as `wanted`, to which null is as good as absent. */
export function mergePatchTo(wanted: JsonObject, actual: JsonObject): JsonObject {
  const keys = [...new Set([...Object.keys(wanted), ...Object.keys(actual)])];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const [mine, theirs] = [own(wanted, key), own(actual, key)];
      if (equalByValue(mine, theirs)) return [];
      const both = isJsonObject(mine) && isJsonObject(theirs);
      return [[key, both ? mergePatchTo(mine, theirs) : mine]];
    }),
  );
}

/** The same object without the keys that are null. */
export function withoutNulls(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

function own(object: JsonObject, key: string): Json {
  return Object.hasOwn(object, key) ? (object[key] ?? null) : null;
}
