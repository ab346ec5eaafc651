import { type Unknown, unknown, type WithUnknown } from '../plugin/definition/index.js';

/** Tells whether no part of a value is unknown. */
export function isKnown<T>(value: WithUnknown<T>): value is Exclude<T & WithUnknown<T>, Unknown> {
  if (value === unknown) return false;
  if (Array.isArray(value)) return value.every((item) => isKnown(item));
  return typeof value !== 'object' || value === null || Object.values(value).every((item) => isKnown(item));
}
