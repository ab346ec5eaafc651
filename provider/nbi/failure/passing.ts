import { type ErrorCode, isOsmopsError, type OsmopsError } from '../../errors/index.js';

/** Errors after which OSM may well answer the next time. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'nbi-unreachable',
  'nbi-timeout',
  'nbi-failed',
  'nbi-bad-answer',
] as const);

/** Tells whether who waits for something in OSM may look again after an error. */
export function isPassing(error: unknown): error is OsmopsError {
  return isOsmopsError(error) && passing.has(error.code);
}
