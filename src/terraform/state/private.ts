import { z } from 'zod';
import { isJsonObject, type JsonObject, parseExact } from '../../../provider/json/index.js';
import { parseDocument } from '../document.js';
import { instanceAddress } from './address.js';

/** What the provider keeps of one object beside its attributes, as it stands in the state. */
export interface StoredPrivate {
  readonly address: string;
  readonly type: string;
  /** OSM's id. */
  readonly id: string | undefined;
  /** Whether a replacement has put the object aside; it shares its address with its successor. */
  readonly deposed: boolean;
  /** Empty if the provider keeps nothing, or what is there is not its own. */
  readonly private: JsonObject;
}

const storedSchema = z.object({
  resources: z
    .array(
      z.object({
        module: z.string().optional(),
        mode: z.enum(['managed', 'data']),
        type: z.string(),
        name: z.string(),
        instances: z
          .array(
            z.object({
              index_key: z.union([z.string(), z.int()]).optional(),
              deposed: z.string().optional(),
              attributes: z.object({ id: z.string().optional().catch(undefined) }).default({}),
              private: z.string().default(''),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});

/**
 * What the provider keeps of each object of a state, as it is stored or as `terraform state pull` gives it; an empty text is an empty
 * state. Terraform shows it to nobody.
 *
 * @throws OsmopsError `terraform-failed` if the text is no state.
 */
export function readPrivate(stateText: string): readonly StoredPrivate[] {
  if (stateText.trim() === '') return [];
  const { resources } = parseDocument('state', storedSchema, stateText);
  return resources
    .filter(({ mode }) => mode === 'managed')
    .flatMap((resource) =>
      resource.instances.map(({ index_key: key, deposed, attributes: { id }, private: kept }) => ({
        address: instanceAddress(resource, key),
        type: resource.type,
        id,
        deposed: deposed !== undefined,
        private: decode(kept),
      })),
    );
}

/** Terraform stores the bytes in base64. */
function decode(text: string): JsonObject {
  try {
    const value = parseExact(Buffer.from(text, 'base64').toString('utf8'));
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}
