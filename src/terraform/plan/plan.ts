import { z } from 'zod';
import { json, parseDocument } from '../document.js';
import { stateSchema, valuesSchema } from '../state/values.js';

const changeSchema = z.object({
  /** Closed on purpose: an action that is not known here cannot be guarded against. */
  actions: z.array(z.enum(['no-op', 'create', 'read', 'update', 'delete', 'forget'])),
  before: json.default(null),
  after: json.default(null),
  /** True instead of every value that is known only after the apply, with the structure of `after`. */
  after_unknown: json.default(false),
  /** True instead of every sensitive value, with the structure of `before`. */
  before_sensitive: json.default(false),
  after_sensitive: json.default(false),
  /** The attributes that force a replacement; each step is a name or an index. */
  replace_paths: z.array(z.array(z.union([z.string(), z.int()]))).default([]),
  importing: z.object({ id: z.string().optional() }).optional(),
});

/** What is to become of a value, in Terraform's words. */
export type Change = z.infer<typeof changeSchema>;

const resourceChangeSchema = z.object({
  address: z.string(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
  /** The key of an object that a replacement left behind and that is still to be destroyed. */
  deposed: z.string().optional(),
  change: changeSchema,
  /** Such as `replace_because_tainted`. */
  action_reason: z.string().optional(),
});

export type ResourceChange = z.infer<typeof resourceChangeSchema>;

const planSchema = z.object({
  terraform_version: z.string().optional(),
  resource_changes: z.array(resourceChangeSchema).default([]),
  /** What was found to differ from the state, whatever the plan does about it. */
  resource_drift: z.array(resourceChangeSchema).default([]),
  output_changes: z.record(z.string(), changeSchema).default({}),
  /** The state after it was refreshed. */
  prior_state: stateSchema.optional(),
  planned_values: valuesSchema.default([]),
  /** Whether there is something to apply. OpenTofu may not say. */
  applyable: z.boolean().optional(),
  /** Whether planning failed, so that the plan is incomplete. */
  errored: z.boolean().default(false),
});

/** A plan as `terraform show -json` gives it (format version 1), in Terraform's words. */
export type Plan = z.infer<typeof planSchema>;

/** Reads the output of `terraform show -json PLAN`. @throws OsmopsError `terraform-failed` if it is not a plan. */
export function parsePlan(text: string): Plan {
  return parseDocument('plan', planSchema, text);
}
