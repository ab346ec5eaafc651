import type { State } from '../../terraform/index.js';
import type { Begun } from './entry.js';

/** How long after a kill a request of a process that is dead may still reach OSM, in milliseconds. */
export const lateMs = 60_000;

/** What is known when what was begun is looked into. */
export interface BegunSituation {
  readonly entries: readonly Begun[];
  readonly state: State;
  /** OSM's ids under the name of an entry, by its address. What OSM is just deleting is not among them. */
  readonly inOsm: ReadonlyMap<string, readonly string[]>;
  /** The addresses of what the files declare. */
  readonly declared: ReadonlySet<string>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** An object of OSM that is ours, for an apply began it. */
export interface FoundBegun {
  readonly entry: Begun;
  /** OSM's id. */
  readonly id: string;
}

export interface BegunJudgement {
  /** What is declared: it is imported by the next apply. */
  readonly recovered: readonly FoundBegun[];
  /** What is not declared any more: it is to be taken into the state, so that the next plan destroys it. */
  readonly undeclared: readonly FoundBegun[];
  /** Addresses that the state has with an object that is gone, in the way of what is recovered. */
  readonly outdated: readonly string[];
  /** What is not in OSM, and never was looked for in vain before: it may be on its way. */
  readonly missing: readonly Begun[];
  /** What stays in the record, the recovered and the undeclared among it until the state has them. */
  readonly remaining: readonly Begun[];
}

type Verdict =
  | { readonly kind: 'over' }
  | { readonly kind: 'found'; readonly id: string; readonly isOutdated: boolean }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unresolved'; readonly reason: string; readonly ids: readonly string[] };

/** Decides what becomes of what was begun. */
export function judgeBegun(situation: BegunSituation): BegunJudgement {
  const { entries, declared, now } = situation;
  const judged = entries.map((entry) => ({ entry, verdict: verdictOn(entry, situation) }));
  const found = judged.flatMap(({ entry, verdict }) =>
    verdict.kind === 'found' ? [{ entry, id: verdict.id, isOutdated: verdict.isOutdated }] : [],
  );
  const isDeclared = ({ entry }: FoundBegun) => declared.has(entry.address);
  return {
    recovered: found.filter(isDeclared).map(({ entry, id }) => ({ entry, id })),
    undeclared: found.filter((one) => !isDeclared(one)).map(({ entry, id }) => ({ entry, id })),
    outdated: found.filter(({ isOutdated }) => isOutdated).map(({ entry }) => entry.address),
    missing: judged.flatMap(({ entry, verdict }) =>
      verdict.kind === 'missing' && entry.lateUntil === undefined ? [entry] : [],
    ),
    remaining: judged.flatMap(({ entry, verdict }) => remainingOf(entry, verdict, now)),
  };
}

function verdictOn(entry: Begun, { state, inOsm }: BegunSituation): Verdict {
  const held = state.values.filter(({ mode, type }) => mode === 'managed' && type === entry.type);
  const idsHeld = new Set(held.map(({ values }) => String(values['id'] ?? '')));
  const present = inOsm.get(entry.address) ?? [];
  const strays = present.filter((id) => !idsHeld.has(id) && id !== entry.replaces);
  const mine = entry.id === undefined || isLate(entry) ? strays : strays.filter((id) => id === entry.id);
  const inState = held.find(({ address }) => address === entry.address)?.values['id'];
  const [first, ...others] = mine;
  if (first === undefined) {
    const isHeld = entry.id === undefined ? isNews(inState, entry) : idsHeld.has(entry.id);
    return isHeld && !isLate(entry) ? { kind: 'over' } : { kind: 'missing' };
  }
  const lives = typeof inState === 'string' && present.includes(inState);
  if (others.length > 0 || lives) {
    return { kind: 'unresolved', reason: `OSM has ${present.length} of this name`, ids: present };
  }
  return { kind: 'found', id: first, isOutdated: inState !== undefined };
}

/** Whether the state has something else at the entry's address than what it was to replace. */
export function isNews(idInState: unknown, { replaces }: Begun): boolean {
  return idInState !== undefined && idInState !== replaces;
}

function isLate({ lateUntil }: Begun): boolean {
  return lateUntil !== undefined;
}

function remainingOf(
  { unresolved: _before, ...entry }: Begun,
  verdict: Verdict,
  now: number,
): readonly Begun[] {
  switch (verdict.kind) {
    case 'over':
      return [];
    case 'found':
      return [entry];
    case 'unresolved':
      return [{ ...entry, unresolved: { reason: verdict.reason, ids: verdict.ids } }];
    case 'missing': {
      const { lateUntil = new Date(now + lateMs).toISOString() } = entry;
      return Date.parse(lateUntil) <= now ? [] : [{ ...entry, lateUntil }];
    }
  }
}
