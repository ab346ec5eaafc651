import { setTimeout as sleep } from 'node:timers/promises';
import type { State } from '../../terraform/index.js';
import type { Begun } from './entry.js';
import { type BegunSituation, type FoundBegun, isNews, judgeBegun } from './judge.js';
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
  /** Takes an object that is not declared any more into the state. */
  readonly takeIn: (found: FoundBegun) => Promise<void>;
  readonly now: () => number;
  readonly signal: AbortSignal | undefined;
  /** How long to wait for what may be on its way to OSM, in milliseconds. */
  readonly arrivalMs?: number;
}

/** What came of it. */
export interface Settlement {
  /** What is declared and in OSM: it is to be imported. */
  readonly recovered: readonly FoundBegun[];
  /** What was taken into the state and is not declared. */
  readonly takenIn: readonly FoundBegun[];
  /** Addresses that the state has with an object that is gone, in the way of what is recovered. */
  readonly outdated: readonly string[];
}

const nothing: Settlement = { recovered: [], takenIn: [], outdated: [] };

/** A request that a process sent right before it was killed has arrived by then, unless OSM is very slow. */
const usualArrivalMs = 3_000;

/**
 * Looks what became of what earlier applies had begun, once nobody works on it any more. What the state has by now leaves the
 * record, as does what is not in OSM and cannot arrive there any more. What cannot be dealt with stays in it, with the reason.
 *
 * @throws OsmopsError `begun-unusable`, `nbi-*`, `cancelled`.
 */
export async function settleBegun(options: SettleOptions): Promise<Settlement> {
  const { record, readState, takeIn, signal, arrivalMs = usualArrivalMs } = options;
  if (record.entries.length === 0) return nothing;
  let judgement = await judgeNow(options);
  if (judgement.missing.length > 0) {
    await sleep(arrivalMs, undefined, signal && { signal }).catch(() => undefined);
    judgement = await judgeNow(options);
  }
  const { recovered, undeclared, outdated, remaining } = judgement;
  await record.replace(remaining);
  const takenIn: FoundBegun[] = [];
  for (const found of undeclared) {
    // A kill after it is harmless: the next start finds it in the state.
    await takeIn(found);
    takenIn.push(found);
  }
  if (takenIn.length > 0) await record.replace(withoutHeld(record.entries, await readState()));
  return { recovered, takenIn, outdated };
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

async function judgeNow({ record, declared, readState, find, now }: SettleOptions) {
  const { entries } = record;
  const situation: BegunSituation = {
    entries,
    declared,
    inOsm: await find(entries),
    state: await readState(),
    now: now(),
  };
  return judgeBegun(situation);
}
