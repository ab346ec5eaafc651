import { z } from 'zod';
import { line, mostOfMessage } from '../../../base/text/index.js';
import type { HistoryEntry } from '../types.js';
import { causes, outcomes } from '../words.js';
import { actorSchema } from './actor.js';
import { begunSchema, begunView } from './begun.js';
import { revisionSchema, revisionView } from './revision.js';
import { summarySchema, summaryView } from './summary.js';
import { warningSchema, warningsView } from './warning.js';

export const historyEntrySchema = z.object({
  reconcileId: z.string(),
  startedAt: z.string().meta({ description: 'ISO 8601.' }),
  endedAt: z.string().meta({ description: 'ISO 8601.' }),
  cause: z.enum(causes),
  revision: revisionSchema,
  outcome: z.enum(outcomes),
  summary: summarySchema.optional(),
  begun: z.array(begunSchema).optional().meta({
    description: 'What an apply before it began, and nobody had dealt with by then.',
  }),
  warnings: z.array(warningSchema).optional().meta({ description: 'What the plan warned of.' }),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  by: actorSchema.optional().meta({ description: 'Who approved or rejected it.' }),
});

export type HistoryEntryView = z.infer<typeof historyEntrySchema>;

export function historyEntryView(entry: HistoryEntry): HistoryEntryView {
  const { reconcileId, startedAt, endedAt, cause, revision, outcome, summary, error } = entry;
  return {
    ...{ reconcileId, startedAt, endedAt, cause, outcome },
    revision: revisionView(revision),
    ...(summary && { summary: summaryView(summary) }),
    ...(entry.begun && { begun: begunView(entry.begun) }),
    ...(entry.warnings && { warnings: warningsView(entry.warnings) }),
    ...(entry.by && { by: entry.by }),
    ...(error && { error: { code: error.code, message: line(error.message, mostOfMessage) } }),
  };
}
