import { createHash } from 'node:crypto';
import {
  isJsonObject,
  isLosslessNumber,
  type Json,
  type JsonObject,
  sortKeys,
  stringifyExact,
} from '../../json/index.js';

/**
 * Tells whether a descriptor in OSM holds all that was uploaded. OSM's validation rewrites scalars (`'true'` becomes
 * true, `1` may become "1"), drops nulls and may add defaults: scalars are compared by their text, and keys that only
 * OSM has are no difference.
 */
export function holds(theirs: Json, ours: Json): boolean {
  if (isJsonObject(ours) && isJsonObject(theirs)) {
    return presentKeys(ours).every((key) => holds(theirs[key] ?? null, ours[key] ?? null));
  }
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    return ours.length === theirs.length && ours.every((item, index) => holds(theirs[index] ?? null, item));
  }
  return isScalar(ours) && isScalar(theirs) && sameScalar(ours, theirs);
}

/** A hash of a descriptor as OSM holds it, whatever the order of its keys. */
export function descriptorHash(descriptor: Json): string {
  return createHash('sha256')
    .update(stringifyExact(sortKeys(descriptor)))
    .digest('hex');
}

function presentKeys(object: JsonObject): string[] {
  return Object.keys(object).filter((key) => object[key] !== null);
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null || isLosslessNumber(value);
}

/** A scalar of which one side is no text is compared by value: `version: 1.0` comes back as "1.0". */
function sameScalar(a: Json, b: Json): boolean {
  const [left, right] = [String(a), String(b)];
  if (left === right) return true;
  if (typeof a === 'string' && typeof b === 'string') return false;
  if (typeof a === 'boolean' || typeof b === 'boolean') return left.toLowerCase() === right.toLowerCase();
  return left.trim() !== '' && right.trim() !== '' && Number(left) === Number(right);
}

/**
 * The JSON merge patch that takes away what OSM still has of an earlier upload: an upload merges into the descriptor
 * and removes nothing. `undefined` if there is nothing to take away. Lists need none, an upload replaces them whole.
 */
export function removalPatch(ours: JsonObject, theirs: JsonObject): JsonObject | undefined {
  const patch: Record<string, Json> = {};
  for (const key of presentKeys(theirs)) {
    const mine = Object.hasOwn(ours, key) ? (ours[key] ?? null) : null;
    const other = theirs[key] ?? null;
    if (mine === null) {
      patch[key] = null;
    } else if (isJsonObject(mine) && isJsonObject(other)) {
      const inner = removalPatch(mine, other);
      if (inner !== undefined) patch[key] = inner;
    }
  }
  return Object.keys(patch).length === 0 ? undefined : patch;
}
