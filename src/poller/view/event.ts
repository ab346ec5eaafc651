import { z } from 'zod';
import { line, mostOfMessage } from '../../../base/text/index.js';
import type { PollerEvent } from '../types.js';
import { causes, eventKinds } from '../words.js';
import { actorSchema } from './actor.js';
import { begunSchema, begunView } from './begun.js';
import { driftSchema, driftView, notReadySchema, notReadyView } from './drift.js';
import { errorSchema, errorView } from './error.js';
import { revisionSchema, revisionView } from './revision.js';
import { summarySchema, summaryView } from './summary.js';
import { warningSchema, warningsView } from './warning.js';

export const eventSchema = z.object({
  at: z.string().meta({ description: 'ISO 8601.' }),
  repository: z.string(),
  kind: z.enum(eventKinds),
  reconcileId: z.string().optional().meta({ description: 'The same through one plan and its apply.' }),
  revision: revisionSchema.optional(),
  cause: z.enum(causes).optional(),
  reason: z.string().optional().meta({ description: 'Why an approval is needed, or a plan was rejected.' }),
  by: actorSchema.optional().meta({ description: 'Who rejected it.' }),
  summary: summarySchema.optional(),
  durationSeconds: z.number().optional(),
  notReady: z.array(notReadySchema).optional(),
  drift: z.array(driftSchema).optional(),
  begun: z.array(begunSchema).optional(),
  warnings: z.array(warningSchema).optional(),
  error: errorSchema.optional(),
  retryAt: z.string().optional().meta({ description: 'When it is tried again, ISO 8601.' }),
  waitsFor: z.enum(['revision', 'person']).optional().meta({
    description: 'Whose doing is awaited if it is not tried again by itself.',
  }),
  target: z.string().optional().meta({ description: 'The notification that failed.' }),
});

export type EventView = z.infer<typeof eventSchema>;

/** What of an event is shown, everywhere: in the log, in the API, in notifications. What is not named here stays inside. */
export function eventView(event: PollerEvent): EventView {
  const { at, repository, kind, reconcileId } = event;
  return {
    ...{ at, repository, kind },
    ...(reconcileId === undefined ? {} : { reconcileId }),
    ...('revision' in event ? { revision: revisionView(event.revision) } : {}),
    ...('cause' in event ? { cause: event.cause } : {}),
    ...('reason' in event ? { reason: line(event.reason, mostOfMessage) } : {}),
    ...('by' in event && event.by ? { by: event.by } : {}),
    ...('summary' in event ? { summary: summaryView(event.summary) } : {}),
    ...('durationMs' in event ? { durationSeconds: event.durationMs / 1000 } : {}),
    ...('notReady' in event ? { notReady: notReadyView(event.notReady) } : {}),
    ...('drift' in event ? { drift: event.drift.map(driftView) } : {}),
    ...('begun' in event ? { begun: begunView(event.begun) } : {}),
    ...('warnings' in event ? { warnings: warningsView(event.warnings) } : {}),
    ...('error' in event ? { error: errorView(event.error) } : {}),
    ...('retryAt' in event && event.retryAt !== undefined ? { retryAt: event.retryAt } : {}),
    ...('waitsFor' in event && event.waitsFor !== undefined ? { waitsFor: event.waitsFor } : {}),
    ...('target' in event ? { target: event.target } : {}),
  };
}
