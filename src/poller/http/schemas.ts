import { z } from 'zod';
import { planViewSchema } from '../../deploy/index.js';
import { actorSchema } from '../view/actor.js';
import { begunSchema } from '../view/begun.js';
import { driftSchema, notReadySchema } from '../view/drift.js';
import { errorSchema } from '../view/error.js';
import { eventSchema } from '../view/event.js';
import { historyEntrySchema } from '../view/history.js';
import { leastOfPlanId } from '../view/plan-id.js';
import { revisionSchema } from '../view/revision.js';
import { statusSchema } from '../view/status.js';
import { summarySchema } from '../view/summary.js';
import { troubleSchema } from '../view/trouble.js';
import { warningSchema } from '../view/warning.js';

export const refusalSchema = z.object({ error: errorSchema });

export const healthSchema = z.object({ status: z.literal('alive'), version: z.string() });

export const readinessSchema = z.object({
  status: z.enum(['ready', 'not-ready']),
  reasons: z.array(z.string()).meta({ description: 'Why it is not ready.' }),
  warnings: z.array(z.string()).meta({
    description: 'What a person has to deal with. It is ready all the same: a restart would not help.',
  }),
});

export const repositoriesSchema = z.object({ repositories: z.array(statusSchema) });
export const historySchema = z.object({ history: z.array(historyEntrySchema) });
export const eventsSchema = z.object({ events: z.array(eventSchema) });

export const rollbackSchema = z.strictObject({
  revision: z
    .string()
    .min(1)
    .max(256)
    .meta({ description: 'The commit to go back to: its id, or as much of it as is unambiguous.' }),
});

export const approvalSchema = z.strictObject({
  plan: z
    .string()
    .min(leastOfPlanId)
    .max(256)
    .meta({ description: 'The reconcileId of the plan that waits, or its begin.' }),
});

export const rejectionSchema = z.strictObject({
  plan: approvalSchema.shape.plan,
  reason: z.string().max(1_000).optional().meta({ description: 'Why, for whoever reads the history.' }),
});

export const waitingPlanSchema = z.object({
  reconcileId: z.string().meta({ description: 'By it the plan is approved or rejected.' }),
  revision: revisionSchema,
  reason: z.string().meta({ description: 'Why it waits.' }),
  plan: planViewSchema,
});

export const forgetSchema = z.strictObject({
  addresses: z
    .array(z.string().min(1).max(1_024))
    .min(1)
    .max(1_000)
    .meta({ description: 'The addresses of what was begun and is to be forgotten.' }),
});

export const hookAnswerSchema = z.object({ status: z.enum(['woken', 'pong']) });

/** Every schema that the OpenAPI description names. */
export const namedSchemas = {
  Refusal: refusalSchema,
  Error: errorSchema,
  Health: healthSchema,
  Readiness: readinessSchema,
  Repositories: repositoriesSchema,
  Repository: statusSchema,
  History: historySchema,
  HistoryEntry: historyEntrySchema,
  Events: eventsSchema,
  Event: eventSchema,
  Revision: revisionSchema,
  PlanSummary: summarySchema,
  Drift: driftSchema,
  NotReady: notReadySchema,
  Begun: begunSchema,
  Warning: warningSchema,
  Forget: forgetSchema,
  Rollback: rollbackSchema,
  Approval: approvalSchema,
  Rejection: rejectionSchema,
  WaitingPlan: waitingPlanSchema,
  PlanView: planViewSchema,
  Actor: actorSchema,
  Trouble: troubleSchema,
  HookAnswer: hookAnswerSchema,
} as const satisfies Record<string, z.ZodType>;
