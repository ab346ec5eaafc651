import { z } from 'zod';
import type { HistoryEntry } from '../types.js';
import { outcomes } from '../words.js';
import { causeSchema } from './event-schema.js';
import { actorSchema, begunSchema, revisionSchema, summarySchema, warningSchema } from './schemas.js';

/** An entry of the history as it stands in the log. */
export const historySchema: z.ZodType<HistoryEntry> = z.object({
  reconcileId: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  cause: causeSchema,
  revision: revisionSchema,
  outcome: z.enum(outcomes),
  summary: summarySchema.exactOptional(),
  begun: z.array(begunSchema).exactOptional(),
  warnings: z.array(warningSchema).exactOptional(),
  error: z.object({ code: z.string(), message: z.string() }).exactOptional(),
  by: actorSchema.exactOptional(),
});
