import { isOsmopsError } from '../../errors/index.js';
import type { NsCreate } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';

/**
 * Sends the POST once, and not at all after a stop: nobody may be left to take what it makes into the state. If its answer is lost the instance is looked for: OSM may have made it or not, and a second
 * POST could make a second one. There must have been none of its name before.
 */
export async function createOnce(
  { nbi }: Osm,
  body: NsCreate,
  signal: AbortSignal,
): Promise<{ readonly id: string; readonly operationId: string }> {
  try {
    return await nbi.nsInstances.create(body, signal);
  } catch (error) {
    if (!isOsmopsError(error) || error.code !== 'nbi-answer-lost') throw error;
    const [made, ...others] = await nbi.nsInstances.findByName(body.nsName, { fresh: true });
    const [instantiation] = made === undefined ? [] : await nbi.operations.list(made.id);
    if (made === undefined || instantiation === undefined || others.length > 0) throw error;
    return { id: made.id, operationId: instantiation.id };
  }
}
