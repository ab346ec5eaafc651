import { z } from 'zod';
import { parseJson } from '../parse-json.js';
import { diagnosticSchema } from './diagnostics.js';

/** A resource instance, as Terraform's JSON output names it. */
const resource = z.object({
  addr: z.string(),
  module: z.string().default(''),
  resource_type: z.string(),
  resource_name: z.string(),
  resource_key: z.union([z.string(), z.number(), z.null()]).default(null),
});

const common = {
  '@level': z.string().default('info'),
  /** Terraform's sentence for people. */
  '@message': z.string().default(''),
  '@timestamp': z.string().default(''),
};

const change = z.object({ resource, action: z.string(), reason: z.string().optional() });
const identity = { id_key: z.string().optional(), id_value: z.string().optional() };
const applyHook = z.object({
  resource,
  action: z.string(),
  elapsed_seconds: z.number().optional(),
  ...identity,
});

const count = z.int().nonnegative().default(0);
const changeSummary = z.object({
  add: count,
  change: count,
  import: count,
  remove: count,
  operation: z.string(),
});

/** How many resources a plan will change, or an apply has changed. A replacement counts under `add` and `remove`. */
export type ChangeSummary = z.infer<typeof changeSummary>;

const output = z.object({
  sensitive: z.boolean(),
  action: z.string().optional(),
  value: z.unknown().optional(),
});

const knownEvent = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('version'), terraform: z.string().optional() }),
  z.object({ ...common, type: z.literal('log') }),
  z.object({ ...common, type: z.literal('diagnostic'), diagnostic: diagnosticSchema }),
  z.object({ ...common, type: z.literal(['planned_change', 'resource_drift']), change }),
  z.object({ ...common, type: z.literal('change_summary'), changes: changeSummary }),
  z.object({
    ...common,
    type: z.literal(['apply_start', 'apply_progress', 'apply_complete', 'apply_errored']),
    hook: applyHook,
  }),
  z.object({
    ...common,
    type: z.literal(['refresh_start', 'refresh_complete']),
    hook: z.object({ resource, ...identity }),
  }),
  z.object({ ...common, type: z.literal('outputs'), outputs: z.record(z.string(), output) }),
]);

/** A line that is none of the known events: a newer Terraform's, or text, which `init` prints even among JSON. */
export interface OtherEvent {
  readonly type: 'other';
  readonly line: string;
}

/** A line of Terraform's output with `-json`, in Terraform's own words. */
export type TerraformEvent = z.infer<typeof knownEvent> | OtherEvent;

/** Reads one line of Terraform's output. Whatever is not understood comes back as it is. */
export function parseEvent(line: string): TerraformEvent {
  const event = knownEvent.safeParse(parseJson(line));
  return event.success ? event.data : { type: 'other', line };
}
