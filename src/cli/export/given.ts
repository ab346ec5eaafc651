import type { Json, JsonObject } from '../../../provider/json/index.js';

/** The keys of an object that say something. */
export function given(object: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) =>
      value === null || value === undefined ? [] : [[key, value] as const],
    ),
  );
}
