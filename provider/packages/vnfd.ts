import type { JsonObject } from '../json/index.js';
import { mapping, optionalList, optionalText, text } from './descriptor-schema.js';
import { parseDescriptor } from './parse-descriptor.js';
import type { VnfdModel } from './types.js';

/** The parts of a VNFD that osmops uses. They are the same in SOL006 and the older format but for the name's key. */
export const vnfdSchema = mapping({
  id: text,
  'product-name': optionalText,
  name: optionalText,
  kdu: optionalList(mapping({ name: text, 'helm-chart': optionalText, 'juju-bundle': optionalText })),
}).transform(
  (vnfd): VnfdModel => ({
    id: vnfd.id,
    name: vnfd['product-name'] ?? vnfd.name ?? vnfd.id,
    kdus: vnfd.kdu.map((kdu) => ({
      name: kdu.name,
      ...(kdu['helm-chart'] && { helmChart: kdu['helm-chart'] }),
      ...(kdu['juju-bundle'] && { jujuBundle: kdu['juju-bundle'] }),
    })),
  }),
);

/** Reads a VNFD without its envelope, such as OSM's record of a VNF package. Throws `package-invalid`. */
export function readVnfd(descriptor: JsonObject): VnfdModel {
  return parseDescriptor('VNFD', vnfdSchema, descriptor);
}
