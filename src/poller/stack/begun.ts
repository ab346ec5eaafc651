import { type Begun, type BegunReport, forgetBegun, isUnresolved, readBegun } from '../../deploy/index.js';
import type { BegunObject } from '../types.js';

/** What a repository's record of what was begun says, between the runs that write it. */
export interface BegunView {
  /**
   * Reads it anew. Throws OsmopsError `begun-unusable`.
   *
   * @param settledAt When a run has looked into it, epoch milliseconds: what was due then is not looked for again.
   */
  load(settledAt?: number): Promise<void>;
  readonly unresolved: readonly BegunObject[];
  readonly lookAgainAt: number | undefined;
  forget(addresses: readonly string[]): Promise<void>;
}

/** @param folder The store, in which the record is. */
export function createBegunView(folder: string): BegunView {
  let entries: readonly Begun[] = [];
  let due: readonly number[] = [];
  const load = async (settledAt = 0) => {
    entries = await readBegun(folder);
    due = entries
      .flatMap(({ lateUntil }) => (lateUntil === undefined ? [] : [Date.parse(lateUntil)]))
      .filter((moment) => moment > settledAt);
  };
  return {
    load,
    get unresolved() {
      return entries.filter(isUnresolved).map(({ address, name, unresolved: { ids, reason } }) => ({
        ...{ address, name, ids, reason },
      }));
    },
    get lookAgainAt() {
      return due.length === 0 ? undefined : Math.min(...due);
    },
    async forget(addresses) {
      await forgetBegun(folder, addresses);
      await load();
    },
  };
}

/** What a run has found of what was begun, in words. */
export function foundIn({ recovered, undeclared }: BegunReport): BegunObject[] {
  const told =
    (reason: string) =>
    ({ entry: { address, name }, id }: BegunReport['recovered'][number]) => ({
      ...{ address, name, ids: [id], reason },
    });
  return [
    ...recovered.map(told('recovered')),
    ...undeclared.map(told('taken into the state, and not declared any more')),
  ];
}
