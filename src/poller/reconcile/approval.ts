import { z } from 'zod';
import { planViewSchema } from '../../deploy/index.js';
import { causeSchema } from '../store/event-schema.js';
import { revisionSchema, summarySchema } from '../store/schemas.js';

/** A plan that waits for a person, beside its plan file. */
export const approvalSchema = z.object({
  reconcileId: z.string(),
  cause: causeSchema,
  revision: revisionSchema,
  reason: z.string(),
  summary: summarySchema,
  replaced: z.array(z.object({ address: z.string(), id: z.string() })).readonly(),
  mark: z
    .object({ serial: z.number(), lineage: z.string() })
    .optional()
    .transform((mark) => mark),
  contentDigest: z.string(),
  /** Absent in what an earlier version kept. */
  view: planViewSchema.optional(),
});

export type Approval = z.infer<typeof approvalSchema>;
