import { z } from 'zod';
import { json } from '../document.js';

const resourceSchema = z.object({
  address: z.string(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
  values: z.record(z.string(), json).default({}),
  /** The next apply replaces it. */
  tainted: z.boolean().default(false),
});

/** A resource in the state, in Terraform's words. */
export type StateResource = z.infer<typeof resourceSchema>;

const moduleSchema = z.object({
  resources: z.array(resourceSchema).default([]),
  get child_modules() {
    return z.array(moduleSchema).default([]);
  },
});
type Module = z.infer<typeof moduleSchema>;

/** The values of a state or of a plan, as the flat list of the resources of all modules. */
export const valuesSchema = z
  .object({ root_module: moduleSchema.optional() })
  .transform(({ root_module }) => (root_module ? resourcesOf(root_module) : []));

/** A state as `terraform show -json` gives it. An empty one has no values at all. */
export const stateSchema = z.object({ values: valuesSchema.default([]) });

/** A state, however it was read: `values` has every resource, data sources included. */
export type State = z.infer<typeof stateSchema>;

function resourcesOf({ resources, child_modules }: Module): StateResource[] {
  return [...resources, ...child_modules.flatMap(resourcesOf)];
}
