import { isOsmopsError } from '../../errors/index.js';
import type { NsCreate, NsInstance } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';

/**
 * Sends the POST once. If its answer is lost the instance is looked for: OSM may have made it or not, and a second
 * POST could make a second one. `before` are the instances of the name that there were.
 */
export async function createOnce(
  { nbi }: Osm,
  body: NsCreate,
  before: readonly NsInstance[],
): Promise<{ readonly id: string; readonly operationId: string }> {
  try {
    return await nbi.nsInstances.create(body);
  } catch (error) {
    if (!isOsmopsError(error) || error.code !== 'nbi-answer-lost') throw error;
    const known = new Set(before.map(({ id }) => id));
    const after = await nbi.nsInstances.findByName(body.nsName, { fresh: true });
    const [made, ...others] = after.filter(({ id }) => !known.has(id));
    const [instantiation] = made === undefined ? [] : await nbi.operations.list(made.id);
    if (made === undefined || instantiation === undefined || others.length > 0) throw error;
    return { id: made.id, operationId: instantiation.id };
  }
}
