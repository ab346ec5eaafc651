import { z } from 'zod';
import { line, mostOfMessage } from '../../../base/text/index.js';
import type { RepositoryStatus } from '../types.js';
import { phases } from '../words.js';
import { actorSchema } from './actor.js';
import { begunSchema, begunView } from './begun.js';
import { driftSchema, driftView, notReadySchema, notReadyView } from './drift.js';
import { revisionSchema, revisionView } from './revision.js';
import { summarySchema, summaryView } from './summary.js';
import { troubleSchema, troubleView } from './trouble.js';
import { warningSchema, warningsView } from './warning.js';

const time = z.string().meta({ description: 'ISO 8601.' });

export const statusSchema = z.object({
  name: z.string(),
  phase: z
    .enum(phases)
    .meta({ description: '`ready`: the wanted revision is applied and all instances are READY.' }),
  seen: revisionSchema.optional(),
  planned: revisionSchema.optional(),
  applied: revisionSchema.extend({ appliedAt: time }).optional(),
  failed: revisionSchema.extend({ failedAt: time, code: z.string(), message: z.string() }).optional(),
  troubles: z.array(troubleSchema).default([]).meta({
    description: 'What keeps it from being as it is to be, for as long as it lasts; the gravest first.',
  }),
  drift: z.array(driftSchema),
  notReady: z.array(notReadySchema),
  begun: z.array(begunSchema).default([]).meta({
    description: 'What an apply began that was cut off, and a person has to deal with.',
  }),
  warnings: z.array(warningSchema).default([]).meta({ description: 'What the last plan warned of.' }),
  approval: z
    .object({
      reconcileId: z.string().meta({ description: 'By it the plan is approved.' }),
      revision: revisionSchema,
      reason: z.string(),
      summary: summarySchema,
    })
    .optional()
    .meta({ description: 'The plan that waits for somebody, and why.' }),
  rejected: z
    .object({
      reconcileId: z.string(),
      commit: z.string(),
      at: time,
      by: actorSchema.optional(),
      reason: z.string().optional(),
    })
    .optional()
    .meta({
      description:
        'The plan that a person did not want: nothing is planned until something has changed, or somebody asks.',
    }),
  suspended: z.boolean(),
  pinned: z.string().optional().meta({ description: 'The revision that a rollback holds it at.' }),
  nextRunAt: z.string().optional().meta({ description: 'When the remote is looked at next, ISO 8601.' }),
});

export type StatusView = z.infer<typeof statusSchema>;

export function statusView(status: RepositoryStatus): StatusView {
  const { name, phase, seen, planned, applied, failed, drift, notReady, approval } = status;
  const { suspended, pinned, nextRunAt } = status;
  return {
    ...{ name, phase, suspended },
    ...(seen && { seen: revisionView(seen) }),
    ...(planned && { planned: revisionView(planned) }),
    ...(applied && { applied: { ...revisionView(applied), appliedAt: applied.appliedAt } }),
    ...(failed && {
      failed: {
        ...revisionView(failed),
        failedAt: failed.failedAt,
        code: failed.code,
        message: line(failed.message, mostOfMessage),
      },
    }),
    troubles: status.troubles.map(troubleView),
    drift: drift.map(driftView),
    notReady: notReadyView(notReady),
    begun: begunView(status.begun),
    warnings: warningsView(status.warnings),
    ...(approval && {
      approval: {
        reconcileId: approval.reconcileId,
        revision: revisionView(approval.revision),
        reason: line(approval.reason, mostOfMessage),
        summary: summaryView(approval.summary),
      },
    }),
    ...(status.rejected && {
      rejected: {
        ...status.rejected,
        ...(status.rejected.reason !== undefined && { reason: line(status.rejected.reason, mostOfMessage) }),
      },
    }),
    ...(pinned === undefined ? {} : { pinned }),
    ...(nextRunAt === undefined ? {} : { nextRunAt }),
  };
}
