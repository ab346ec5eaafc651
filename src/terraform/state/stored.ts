import { z } from 'zod';
import { json, parseDocument } from '../document.js';
import { instanceAddress } from './address.js';
import type { State, StateResource } from './values.js';

const instanceSchema = z.object({
  index_key: z.union([z.string(), z.int()]).optional(),
  status: z.string().optional(),
  attributes: z.record(z.string(), json).default({}),
});

const resourceSchema = z.object({
  module: z.string().optional(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
  instances: z.array(instanceSchema).default([]),
});
type StoredResource = z.infer<typeof resourceSchema>;

/** Version 4, which Terraform 0.12 and later, and OpenTofu, write: its form is that of `internal/states/statefile/version4.go`. */
const storedSchema = z
  .object({ version: z.literal(4), resources: z.array(resourceSchema) })
  .transform(({ resources }): State => ({ values: resources.flatMap(instancesOf) }));

/**
 * Reads a state as it is stored, or as `terraform state pull` gives it; an empty text is an empty state. A value of a dynamic
 * type is an object of its `value` and `type` here, otherwise than in `terraform show`.
 *
 * @throws OsmopsError `terraform-failed` if it is neither.
 */
export function parseStoredState(text: string): State {
  return text.trim() === '' ? { values: [] } : parseDocument('state', storedSchema, text);
}

function instancesOf(resource: StoredResource): StateResource[] {
  const { mode, type, name } = resource;
  return resource.instances.map(({ index_key: key, status, attributes }) => ({
    address: instanceAddress(resource, key),
    mode,
    type,
    name,
    values: attributes,
    tainted: status === 'tainted',
  }));
}
