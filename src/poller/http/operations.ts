import { z } from 'zod';
import { eventSchema } from '../view/event.js';
import { statusSchema } from '../view/status.js';
import type { Documented, Operation } from './operation.js';
import {
  approvalSchema,
  eventsSchema,
  forgetSchema,
  healthSchema,
  historySchema,
  hookAnswerSchema,
  readinessSchema,
  rejectionSchema,
  repositoriesSchema,
  rollbackSchema,
  waitingPlanSchema,
} from './schemas.js';

const repositories = '/api/v1/repositories';

/** Everything that the server serves: `routes` says how. */
export const operations = {
  health: {
    ...{ method: 'GET', path: '/healthz', access: 'open', id: 'health' },
    summary: 'Whether the poller is alive',
    answers: [json(200, 'It is.', healthSchema)],
  },
  readiness: {
    ...{ method: 'GET', path: '/readyz', access: 'open', id: 'readiness' },
    summary: 'Whether the poller has looked at every repository once',
    answers: [
      json(200, 'It has.', readinessSchema),
      json(503, 'It has not yet, or is about to end.', readinessSchema),
    ],
  },
  metrics: {
    ...{ method: 'GET', path: '/metrics', access: 'open', id: 'metrics' },
    summary: "Figures in Prometheus' text format",
    answers: [{ status: 200, description: 'The figures.', contentType: 'text/plain' }],
  },
  openApi: {
    ...{ method: 'GET', path: '/api/v1/openapi.json', access: 'open', id: 'openApi' },
    summary: 'This description',
    answers: [{ status: 200, description: 'OpenAPI 3.1.', contentType: 'application/json' }],
  },
  list: {
    ...{ method: 'GET', path: repositories, access: 'read', id: 'listRepositories' },
    summary: 'How all repositories are',
    answers: [json(200, 'Every repository of the configuration.', repositoriesSchema)],
  },
  get: {
    ...{ method: 'GET', path: `${repositories}/{name}`, access: 'read', id: 'getRepository' },
    summary: 'How a repository is',
    answers: [json(200, 'The repository.', statusSchema)],
  },
  history: {
    ...{ method: 'GET', path: `${repositories}/{name}/history`, access: 'read', id: 'getHistory' },
    summary: 'What was planned, and what came of it',
    answers: [json(200, 'The plans, as far as they are kept.', historySchema)],
  },
  events: {
    ...{ method: 'GET', path: `${repositories}/{name}/events`, access: 'read', id: 'getEvents' },
    summary: 'What happened last',
    query: [
      {
        name: 'follow',
        description: 'Whether to go on with what happens from now on, one JSON document a line.',
        schema: z.boolean().default(false),
      },
    ],
    answers: [
      json(200, 'The last events, oldest first.', eventsSchema),
      { status: 200, description: 'The same.', contentType: 'application/x-ndjson', schema: eventSchema },
    ],
  },
  plan: {
    ...{ method: 'GET', path: `${repositories}/{name}/plan`, access: 'read', id: 'getPlan' },
    summary: 'The plan that waits for approval',
    query: [
      {
        name: 'plan',
        description: 'The reconcileId of the plan that is meant, or its begin; whichever waits if left out.',
        schema: z.string().optional(),
      },
    ],
    answers: [
      json(
        200,
        'The plan. Values are in it over the socket; over HTTP with the token, and only if the configuration says `showValues`.',
        waitingPlanSchema,
      ),
    ],
  },
  suspend: change('suspend', 'Leave a repository alone until it is resumed'),
  resume: change('resume', 'End a suspension or a rollback'),
  reconcile: change('reconcile', 'Plan and apply now, though nothing changed'),
  approve: {
    ...change('approve', 'Apply the plan that waits, if it is the one that is named'),
    body: approvalSchema,
  },
  reject: {
    ...change('reject', 'Drop the plan that waits, if it is the one that is named'),
    body: rejectionSchema,
  },
  forgetBegun: {
    ...change('forget-begun', 'Forget what an apply began that was cut off, for a person has dealt with it'),
    id: 'forgetBegun',
    body: forgetSchema,
  },
  rollback: {
    ...change('rollback', 'Apply an earlier revision, and stay there until it is resumed'),
    body: rollbackSchema,
  },
  hook: {
    ...{ method: 'POST', path: '/hooks/{name}', access: 'signed', id: 'hook' },
    summary: 'Look at the remote now: the webhook of GitHub, GitLab, Gitea or Bitbucket',
    answers: [
      json(200, 'A ping was understood.', hookAnswerSchema),
      json(202, 'The repository will be looked at.', hookAnswerSchema),
    ],
  },
} as const satisfies Record<string, Operation>;

/** The server answers how the repository is then; the work goes on by itself. */
function change(verb: string, summary: string) {
  return {
    ...({ method: 'POST', path: `${repositories}/{name}/${verb}`, access: 'change', id: verb } as const),
    summary,
    answers: [json(202, 'It will be done.', statusSchema)],
  };
}

function json(status: number, description: string, schema: z.ZodType): Documented {
  return { status, description, contentType: 'application/json', schema };
}
