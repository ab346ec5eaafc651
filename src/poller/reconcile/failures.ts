import { isOsmopsError, OsmopsError } from '../../../provider/errors/index.js';

/** Codes after which nothing may go on before a person has looked. */
const stopping: ReadonlySet<string> = new Set(['state-damaged', 'state-unsaved', 'begun-unusable']);

export function stopsRepository({ code }: OsmopsError): boolean {
  return stopping.has(code);
}

/** Whatever was thrown, as an error that says what to do. */
export function toOsmopsError(error: unknown): OsmopsError {
  if (isOsmopsError(error)) return error;
  return new OsmopsError({
    code: 'poller-failed',
    message: `The poller failed: ${error instanceof Error ? error.message : String(error)}`,
    remedy: 'This is a fault of osmops: please report it. It is tried again.',
    cause: error,
  });
}
