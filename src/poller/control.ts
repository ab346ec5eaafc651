import { OsmopsError } from '../../provider/errors/index.js';
import { viewOfSummary } from '../deploy/index.js';
import type { Approval } from './reconcile/approval.js';
import { nothingToApprove, otherPlanWaits, suspended } from './reconcile/refusals.js';
import type { RepositoryWatch } from './reconcile/repository-watch.js';
import type { PollerControl } from './types.js';
import { meansPlan } from './view/plan-id.js';

/** What people can ask of the repositories that are watched. */
export function createControl(watches: ReadonlyMap<string, RepositoryWatch>): PollerControl {
  const find = (name: string): RepositoryWatch => {
    const watch = watches.get(name);
    if (watch === undefined) throw unknownRepository(name, [...watches.keys()]);
    return watch;
  };
  /** A repository that may change something now. */
  const findActive = (name: string): RepositoryWatch => {
    const watch = find(name);
    if (watch.stoppedBy !== undefined) throw watch.stoppedBy;
    if (watch.context.memory.current.suspended) throw suspended(name);
    return watch;
  };

  return {
    status: () => [...watches.values()].map((watch) => watch.status()),
    history: async (name) => find(name).context.journal.history(),
    events: async (name) => find(name).context.journal.events(),
    wake(name) {
      const watch = find(name);
      watch.wishes.look();
      watch.wake();
    },
    reconcile(name) {
      const watch = findActive(name);
      watch.wishes.look();
      watch.wishes.reconcile('request');
      watch.wake();
    },
    async approve(name, plan, by) {
      const watch = findActive(name);
      const approved = watch.wishes.approve(waitingPlan(watch, name, plan).reconcileId, by);
      watch.wake();
      await approved;
    },
    plan(name, plan) {
      const watch = find(name);
      const { reconcileId, revision, reason, summary, view } = waitingPlan(watch, name, plan);
      const { showValues } = watch.context.settings;
      return { reconcileId, revision, reason, view: view ?? viewOfSummary(summary), showValues };
    },
    async reject(name, plan, reason, by) {
      const watch = find(name);
      if (watch.stoppedBy !== undefined) throw watch.stoppedBy;
      const rejected = watch.wishes.reject(waitingPlan(watch, name, plan).reconcileId, reason, by);
      watch.wake();
      await rejected;
    },
    async forgetBegun(name, addresses) {
      const watch = find(name);
      if (watch.stoppedBy !== undefined) throw watch.stoppedBy;
      const forgotten = watch.wishes.forget(addresses);
      watch.wake();
      await forgotten;
    },
    async suspend(name) {
      const { context } = find(name);
      if (context.memory.current.suspended) return;
      await context.memory.update({ suspended: true });
      context.journal.emit({ kind: 'suspended' });
    },
    async resume(name) {
      const watch = find(name);
      const { memory, journal } = watch.context;
      const { suspended, pinned } = memory.current;
      if (suspended || pinned !== undefined) {
        await memory.update({ suspended: false, pinned: undefined });
        journal.emit({ kind: 'resumed' });
      }
      if (watch.stoppedBy !== undefined) watch.wishes.check();
      watch.wake();
    },
    async rollback(name, commit) {
      const watch = findActive(name);
      const { source, stopSignal, memory } = watch.context;
      const pinned = await source.resolve(commit, stopSignal);
      await memory.update({ pinned, failed: undefined });
      watch.wake();
    },
  };
}

/** The plan that waits. @param said As much of its id as somebody said; whichever waits if nothing. */
function waitingPlan({ context }: RepositoryWatch, name: string, said: string | undefined): Approval {
  const { current } = context.approvals;
  if (current === undefined) throw nothingToApprove(name);
  if (said !== undefined && !meansPlan(said, current.reconcileId)) throw otherPlanWaits(name, said, current);
  return current;
}

/** The error of a name that nobody watches. */
export function unknownRepository(name: string, names: readonly string[]): OsmopsError {
  return new OsmopsError({
    code: 'unknown-repository',
    message: `The poller watches no repository '${name}'`,
    remedy: `It watches: ${names.join(', ')}.`,
  });
}
