import { isOsmopsError } from '../../errors/index.js';

const brand = Symbol.for('osmops.nbi-response-error');

/** What OSM answered when it refused or failed: the cause of an OsmopsError with a code `nbi-*`. */
export class NbiResponseError extends Error {
  override readonly name = 'NbiResponseError';
  readonly [brand] = true;

  constructor(
    readonly method: string,
    /** Path below `/osm/`, without the query. */
    readonly path: string,
    /** HTTP status. */
    readonly status: number,
    /** OSM's own code, such as `CONFLICT`; the text `HTTP` where it gave none. */
    readonly code: string,
    /** OSM's explanation on one line. Its wording differs between releases: never match on it. */
    readonly detail: string,
  ) {
    super(`${method} ${path}: ${status} ${code}: ${detail}`);
  }
}

function isResponseError(value: unknown): value is NbiResponseError {
  return typeof value === 'object' && value !== null && brand in value;
}

/**
 * The HTTP status that OSM answered with, of an error this client threw; `undefined` when there was no
 * answer.
 */
export function nbiStatus(error: unknown): number | undefined {
  return isOsmopsError(error) && isResponseError(error.cause) ? error.cause.status : undefined;
}
