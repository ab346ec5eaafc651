import { isOsmopsError, OsmopsError } from '../../../provider/errors/index.js';
import { addressOf } from '../../constructs/address.js';
import type { Deployment } from '../../repository/index.js';
import { declaredObjects } from '../../repository/objects.js';
import { SeveralErrors } from '../../terraform/index.js';

/**
 * Has an error that tells of an address say where the files declare what stands there: nobody has written the configuration that Terraform
 * was given.
 */
export async function located<T>(deployment: Deployment, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isOsmopsError(error)) throw error;
    const places = new Map(
      declaredObjects(deployment).map((object) => [addressOf(object), object.declaration.place]),
    );
    const locate = (one: OsmopsError): OsmopsError => {
      const { code, message, remedy, place, cause } = one;
      // What osmops wrote is nobody's to correct.
      if (place.file !== undefined && !place.file.endsWith('.tf.json')) return one;
      const { file: _, line: __, column: ___, ...rest } = place;
      const declared = places.get(place.address ?? '');
      return new OsmopsError({ code, message, remedy, cause, place: { ...rest, ...declared } });
    };
    if (error instanceof SeveralErrors) throw new SeveralErrors(locate(error), error.others.map(locate));
    throw locate(error);
  }
}
