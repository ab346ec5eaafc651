import { addressOf, kindOfType } from '../../constructs/address.js';
import type { Deployment } from '../../repository/index.js';
import type { Plan, RunControl, RunOutput, State, Workspace } from '../../terraform/index.js';
import {
  type Begun,
  type BegunRecord,
  createdBy,
  type FoundBegun,
  isUnresolved,
  type Settlement,
  settleBegun,
  type UnresolvedBegun,
  withCreated,
  withoutHeld,
} from '../begun/index.js';
import { learnFrom } from '../begun/told.js';
import { type Claim, findInOsm, type WantedObject, wantedObjects } from '../claims/index.js';
import type { AskOsm } from '../osm.js';
import type { RunKind } from './run.js';

/** What a run has to say of what was begun. */
export interface BegunReport extends Omit<Settlement, 'outdated'> {
  /** What waits for a person. */
  readonly unresolved: readonly UnresolvedBegun[];
}

export interface SettleForRun {
  readonly record: BegunRecord;
  readonly deployment: Deployment;
  readonly kind: RunKind;
  readonly workspace: Workspace;
  readonly ask: AskOsm;
  /** Whether nothing may be written. */
  readonly readOnly: boolean;
  readonly control: RunControl;
}

/** Settles what earlier runs had begun; gives what this one is to import. */
export async function settleForRun(
  options: SettleForRun,
): Promise<Settlement & { readonly claims: readonly Claim[] }> {
  const { record, deployment, kind, workspace, ask, readOnly, control } = options;
  // A destruction declares nothing: it has what was begun taken in and destroys it with the rest.
  const wanted = kind === 'destroy' ? [] : wantedObjects(deployment);
  const settlement = await settleBegun({
    record,
    declared: new Set(wanted.map(addressOf)),
    readState: () => workspace.readState(control),
    find: (entries) => ask(async (osm) => idsByAddress(await findInOsm(osm, entries.flatMap(objectOf)))),
    takeIn: readOnly
      ? undefined
      : ({ entry, id }) => workspace.importUnwanted(entry.address, importId(entry, id), control),
    now: Date.now,
    signal: control.signal,
  });
  return { ...settlement, claims: settlement.recovered.flatMap(claimOf) };
}

/** Records what a plan will create, applies it, and has the record end with what the state does not have. */
export async function applyRecorded(
  record: BegunRecord,
  plan: Plan,
  revision: string | undefined,
  apply: (output: Pick<RunOutput, 'onEvent'>) => Promise<unknown>,
  readState: () => Promise<State>,
): Promise<State> {
  const run = { since: new Date().toISOString(), ...(revision !== undefined && { revision }) };
  await record.replace(withCreated(record.entries, createdBy(plan, run)));
  try {
    await apply({ onEvent: (event) => learnFrom(event, record) });
  } catch (error) {
    // The next run looks into what the state does not tell of now.
    await record.flush();
    const state = await readState().catch(() => undefined);
    if (state !== undefined) await record.replace(withoutHeld(record.entries, state)).catch(() => undefined);
    throw error;
  }
  const state = await readState();
  await record.replace(withoutHeld(record.entries, state));
  return state;
}

export function unresolvedIn({ entries }: BegunRecord): readonly UnresolvedBegun[] {
  return entries.filter(isUnresolved);
}

function objectOf({ address, type, name }: Begun): WantedObject[] {
  const kind = kindOfType(type);
  return kind === undefined ? [] : [{ address, kind, name }];
}

function idsByAddress(found: Awaited<ReturnType<typeof findInOsm>>): ReadonlyMap<string, readonly string[]> {
  return new Map(found.map(({ wanted: { address }, ids }) => [address, ids]));
}

function claimOf({ entry, id }: FoundBegun): Claim[] {
  return objectOf(entry).map((object) => ({ ...object, id, why: 'recover' }));
}

function importId({ importSettings = {} }: Begun, id: string): string {
  const settings = new URLSearchParams(importSettings);
  return settings.size === 0 ? id : `${id}?${settings}`;
}
