import { OsmopsError } from '../../provider/errors/index.js';
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
    async approve(name, plan) {
      const watch = findActive(name);
      const { current } = watch.context.approvals;
      if (current === undefined) throw nothingToApprove(name);
      if (!meansPlan(plan, current.reconcileId)) throw otherPlanWaits(name, plan, current);
      const approved = watch.wishes.approve(current.reconcileId);
      watch.wake();
      await approved;
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

/** The error of a name that nobody watches. */
export function unknownRepository(name: string, names: readonly string[]): OsmopsError {
  return new OsmopsError({
    code: 'unknown-repository',
    message: `The poller watches no repository '${name}'`,
    remedy: `It watches: ${names.join(', ')}.`,
  });
}
