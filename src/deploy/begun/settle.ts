import { setTimeout as sleep } from 'node:timers/promises';
import { isOsmopsError } from '../../../provider/errors/index.js';
import type { State } from '../../terraform/index.js';
import type { Begun } from './entry.js';
import { type BegunJudgement, type FoundBegun, isNews, judgeBegun } from './judge.js';
import type { BegunRecord } from './record.js';

/** What settling works with. */
export interface SettleOptions {
  readonly record: BegunRecord;
  /** The addresses of what the files declare. */
  readonly declared: ReadonlySet<string>;
  /** The state as it is now. */
  readonly readState: () => State | Promise<State>;
  /** OSM's ids under the names of entries, by their addresses. */
  readonly find: (entries: readonly Begun[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** Takes an object that is not declared any more into the state. Absent where nothing may be written, the record included. */
  readonly takeIn?: ((found: FoundBegun) => Promise<void>) | undefined;
  readonly now: () => number;
  readonly signal: AbortSignal | undefined;
  /** How long to wait for what may be on its way to OSM, in milliseconds. */
  readonly arrivalMs?: number;
}

/** What came of it. */
export interface Settlement {
  /** What is declared and in OSM: it is to be imported. */
  readonly recovered: readonly FoundBegun[];
  /** What is in OSM and not declared: it was taken into the state, if that could be done. */
  readonly undeclared: readonly FoundBegun[];
  /** Addresses that the state has with an object that is gone, in the way of what is recovered. */
  readonly outdated: readonly string[];
}

const nothing: Settlement = { recovered: [], undeclared: [], outdated: [] };

/** A request that a process sent right before it was killed has arrived by then, unless OSM is very slow. */
const usualArrivalMs = 3_000;

/**
 * Looks what became of what earlier applies had begun, once nobody works on it any more. What the state has by now leaves the
 * record, as does what is not in OSM and cannot arrive there any more. What cannot be dealt with stays in it, with the reason.
 *
 * @throws OsmopsError `begun-unusable`, `nbi-*`, `cancelled`.
 */
export async function settleBegun(options: SettleOptions): Promise<Settlement> {
  const { record, takeIn } = options;
  if (record.entries.length === 0) return nothing;
  const { recovered, undeclared, outdated, remaining } = await judgeWhenArrived(options);
  if (takeIn !== undefined) {
    await record.replace(remaining);
    if (undeclared.length > 0) await takeAllIn(undeclared, takeIn, options);
  }
  return { recovered, undeclared, outdated };
}

async function judgeWhenArrived(options: SettleOptions): Promise<BegunJudgement> {
  const { signal, arrivalMs = usualArrivalMs } = options;
  const judgement = await judgeNow(options);
  if (judgement.missing.length === 0) return judgement;
  await sleep(arrivalMs, undefined, signal && { signal }).catch(() => undefined);
  return judgeNow(options);
}

async function judgeNow({ record, declared, readState, find, now }: SettleOptions): Promise<BegunJudgement> {
  const { entries } = record;
  const inOsm = await find(entries);
  return judgeBegun({ entries, declared, inOsm, state: await readState(), now: now() });
}

/** A kill in between is harmless: the next start finds in the state what came there. */
async function takeAllIn(
  undeclared: readonly FoundBegun[],
  takeIn: NonNullable<SettleOptions['takeIn']>,
  { record, readState }: SettleOptions,
): Promise<void> {
  const reasons = new Map<string, Required<Begun>['unresolved']>();
  for (const found of undeclared) {
    try {
      await takeIn(found);
    } catch (error) {
      if (!isOsmopsError(error) || error.code === 'cancelled') throw error;
      const reason = `it could not be taken into the state: ${error.message}`;
      reasons.set(found.entry.address, { reason, ids: [found.id] });
    }
  }
  const left = withoutHeld(record.entries, await readState());
  await record.replace(
    left.map((entry) => {
      const unresolved = reasons.get(entry.address);
      return unresolved === undefined ? entry : { ...entry, unresolved };
    }),
  );
}

/** The record before an apply that is to create something. What may still arrive from an earlier one is not forgotten. */
export function withCreated(entries: readonly Begun[], created: readonly Begun[]): readonly Begun[] {
  const earlier = new Map(entries.map((entry) => [entry.address, entry]));
  const begun = created.map((entry) => {
    const lateUntil = earlier.get(entry.address)?.lateUntil;
    return lateUntil === undefined ? entry : { ...entry, lateUntil };
  });
  const addresses = new Set(created.map(({ address }) => address));
  return [...entries.filter(({ address }) => !addresses.has(address)), ...begun];
}

/** What stays in the record after an apply: what the state does not have, and what may still come twice. */
export function withoutHeld(entries: readonly Begun[], state: State): readonly Begun[] {
  const held = new Map(state.values.map(({ address, values }) => [address, values['id']]));
  return entries.filter((entry) => entry.lateUntil !== undefined || !isNews(held.get(entry.address), entry));
}
