import { z } from 'zod';
import type { PollerEvent } from '../types.js';
import { causes } from '../words.js';
import {
  actorSchema,
  begunSchema,
  driftSchema,
  errorSchema,
  notReadySchema,
  revisionSchema,
  summarySchema,
  warningSchema,
} from './schemas.js';

export const causeSchema = z.enum(causes);

const text = z.string();
const common = { at: text, repository: text, reconcileId: text.exactOptional() };
const revision = revisionSchema;
const summary = summarySchema;
const drift = z.array(driftSchema);
const error = errorSchema;

/** An event as it stands in the log. */
export const eventSchema: z.ZodType<PollerEvent> = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('revision-seen'), revision }),
  z.object({ ...common, kind: z.literal('revision-irrelevant'), revision }),
  z.object({ ...common, kind: z.literal('revision-refused'), revision, error }),
  z.object({ ...common, kind: z.literal('fetch-failed'), error, retryAt: text }),
  z.object({ ...common, kind: z.literal('reconcile-started'), revision, cause: causeSchema }),
  z.object({
    ...common,
    kind: z.literal(['begun-found', 'begun-unresolved']),
    revision,
    begun: z.array(begunSchema),
  }),
  z.object({ ...common, kind: z.literal('warned'), revision, warnings: z.array(warningSchema) }),
  z.object({ ...common, kind: z.literal('planned'), revision, summary }),
  z.object({ ...common, kind: z.literal('approval-needed'), revision, reason: text, summary }),
  z.object({
    ...common,
    kind: z.literal('rejected'),
    revision,
    reason: text,
    by: actorSchema.exactOptional(),
  }),
  z.object({ ...common, kind: z.literal('apply-started'), revision, summary }),
  z.object({
    ...common,
    kind: z.literal('applied'),
    revision,
    summary,
    durationMs: z.number(),
    notReady: z.array(notReadySchema),
  }),
  z.object({ ...common, kind: z.literal('ready'), revision }),
  z.object({
    ...common,
    kind: z.literal('reconcile-failed'),
    revision,
    error,
    retryAt: text.exactOptional(),
    waitsFor: z.enum(['revision', 'person']).exactOptional(),
  }),
  z.object({ ...common, kind: z.literal('drift-found'), revision, drift }),
  z.object({ ...common, kind: z.literal('drift-gone'), revision }),
  z.object({ ...common, kind: z.literal(['suspended', 'resumed']) }),
  z.object({ ...common, kind: z.literal('stopped'), error }),
  z.object({ ...common, kind: z.literal('notification-failed'), target: text, error }),
]);
