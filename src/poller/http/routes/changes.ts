import { setTimeout } from 'node:timers/promises';
import type { PollerControl } from '../../types.js';
import { jsonAnswer } from '../answer.js';
import { operations } from '../operations.js';
import { readJson } from '../read-body.js';
import type { Route, RouteRequest } from '../route.js';
import { approvalSchema, forgetSchema, rejectionSchema, rollbackSchema } from '../schemas.js';
import { statusOf } from './repositories.js';

/** What can be asked of the poller. */
export function changeRoutes(control: PollerControl): Route[] {
  const after = (
    work: (name: string, request: RouteRequest) => void | Promise<void>,
  ): Pick<Route, 'handle'> => ({
    handle: async (request) => {
      const { name = '' } = request.params;
      await decided(work(name, request));
      return jsonAnswer(202, statusOf(control, name));
    },
  });
  return [
    { ...operations.suspend, ...after((name) => control.suspend(name)) },
    { ...operations.resume, ...after((name) => control.resume(name)) },
    { ...operations.reconcile, ...after((name) => control.reconcile(name)) },
    {
      ...operations.approve,
      ...after(async (name, { request, actor }) => {
        const { plan } = await readJson(request, approvalSchema);
        await control.approve(name, plan, actor);
      }),
    },
    {
      ...operations.reject,
      ...after(async (name, { request, actor }) => {
        const { plan, reason } = await readJson(request, rejectionSchema);
        await control.reject(name, plan, reason, actor);
      }),
    },
    {
      ...operations.forgetBegun,
      ...after(async (name, { request }) => {
        const { addresses } = await readJson(request, forgetSchema);
        await control.forgetBegun(name, addresses);
      }),
    },
    {
      ...operations.rollback,
      ...after(async (name, { request }) => {
        const { revision } = await readJson(request, rollbackSchema);
        await control.rollback(name, revision);
      }),
    },
  ];
}

/** How long whoever asks waits for a yes or no, in ms. */
const patience = 20_000;

/**
 * Waits for the poller's yes or no. A repository that is being planned or applied takes a wish up afterwards only: that
 * may be in an hour, and the answer then is that it will be done.
 */
async function decided(work: void | Promise<void>): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  const enough = setTimeout(patience, undefined, { signal }).catch(() => undefined);
  await Promise.race([work, enough]).finally(() => over.abort());
}
