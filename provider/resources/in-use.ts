import { isOsmopsError, OsmopsError } from '../errors/index.js';
import { NbiResponseError } from '../nbi/index.js';

/** Has something be deleted. Throws an error that names it, and what to do, where OSM refuses because it is in use. */
export async function deleteUnlessInUse(what: string, deletion: Promise<unknown>): Promise<void> {
  try {
    await deletion;
  } catch (error) {
    throw isOsmopsError(error) && error.code === 'nbi-conflict' ? inUse(what, error) : error;
  }
}

function inUse(what: string, error: OsmopsError): OsmopsError {
  const detail = error.cause instanceof NbiResponseError ? error.cause.detail : error.message;
  return new OsmopsError({
    code: 'nbi-conflict',
    message: `The ${what} is still in use: ${detail}`,
    remedy: 'Delete what uses it first, in OSM also what Terraform does not know or has left there.',
    cause: error,
  });
}
