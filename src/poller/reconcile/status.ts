import type { OsmopsError } from '../../../provider/errors/index.js';
import { isoTime } from '../clock.js';
import type { BegunObject, RepositoryStatus, Trouble } from '../types.js';
import { errorView } from '../view/error.js';
import type { Approval } from './approval.js';
import type { Memory } from './memory.js';
import { wantedRevision } from './next-step.js';
import type { KeptTrouble } from './trouble.js';

export type Phase = RepositoryStatus['phase'];

/** Everything that the status of a repository follows from. */
export interface StatusSource {
  readonly name: string;
  readonly memory: Memory;
  readonly approval: Approval | undefined;
  /** What is being done at the moment. */
  readonly activity: Phase | undefined;
  /** Why nothing goes on, and since when, in epoch milliseconds; undefined if it does. */
  readonly stopped: { readonly error: OsmopsError; readonly since: number } | undefined;
  /** What broke the last step, and was not even to be kept: since when, and when it is tried again. */
  readonly broken:
    | { readonly error: OsmopsError; readonly since: number; readonly retryAt: string }
    | undefined;
  readonly begun: readonly BegunObject[];
  readonly nextLookAt: number;
}

/** The one place where a status is made. */
export function statusOf(source: StatusSource): RepositoryStatus {
  const { name, memory, approval, nextLookAt, stopped, begun } = source;
  const { seen, planned, applied, failed, drift, pending, suspended, pinned } = memory;
  return {
    name,
    phase: phaseOf(source),
    ...(seen && { seen }),
    ...(planned && { planned }),
    ...(applied && { applied }),
    ...(failed && { failed: shownFailure(failed) }),
    troubles: troublesOf(source),
    drift,
    notReady: pending.map(({ address, status }) => ({ address, status })),
    begun,
    warnings: memory.warnings,
    ...(approval && { approval: shownApproval(approval) }),
    ...(isRejected(memory) && { rejected: shownRejection(memory.rejected) }),
    suspended,
    ...(pinned && { pinned: pinned.commit }),
    ...(stopped === undefined && Number.isFinite(nextLookAt) && { nextRunAt: isoTime(nextLookAt) }),
  };
}

function phaseOf({ memory, approval, activity, stopped, broken }: StatusSource): Phase {
  if (stopped !== undefined) return 'stopped';
  if (activity !== undefined) return activity;
  if (memory.suspended) return 'suspended';
  if (broken !== undefined) return 'failed';
  const wanted = wantedRevision(memory);
  if (memory.failed !== undefined && memory.failed.commit === wanted?.commit) return 'failed';
  if (approval !== undefined) return 'waiting-for-approval';
  if (isRejected(memory)) return 'rejected';
  if (memory.source !== undefined)
    return memory.source.commit === undefined ? 'source-failed' : 'revision-refused';
  if (wanted === undefined || memory.handled !== wanted.commit) return 'starting';
  if (memory.pending.length > 0) return 'progressing';
  // With `apply: never` a revision is planned and not in force: OSM is not what it says.
  return memory.drift.length > 0 || memory.applied?.commit !== wanted.commit ? 'drifted' : 'ready';
}

function shownFailure({ code, message, failedAt, ...failure }: NonNullable<Memory['failed']>) {
  const { commit, ref, author, subject, committedAt } = failure;
  return { commit, ref, author, subject, committedAt, code, message, failedAt };
}

/** What lasts, the gravest first. */
function troublesOf({ memory, stopped, broken }: StatusSource): Trouble[] {
  const { source, failed } = memory;
  const isWanted = failed !== undefined && failed.commit === wantedRevision(memory)?.commit;
  return [
    ...(stopped === undefined ? [] : [stopOf(stopped)]),
    ...(broken === undefined ? [] : [breakOf(broken)]),
    // What stopped it failed the revision as well: once is enough.
    ...(isWanted && failed.code !== stopped?.error.code ? [failureOf(failed)] : []),
    ...(source === undefined ? [] : [sourceOf(source)]),
  ];
}

function stopOf({ error, since }: NonNullable<StatusSource['stopped']>): Trouble {
  return { about: 'stopped', ...said(errorView(error)), since: isoTime(since), waitsFor: 'person' };
}

function breakOf({ error, since, retryAt }: NonNullable<StatusSource['broken']>): Trouble {
  return { about: 'poller', ...said(errorView(error)), since: isoTime(since), retryAt };
}

function failureOf(failed: NonNullable<Memory['failed']>): Trouble {
  const { failedAt, since = failedAt, commit, retryAt, waitsFor = 'person' } = failed;
  const then = retryAt === undefined ? { waitsFor } : { retryAt: isoTime(retryAt) };
  return { about: 'revision', ...said(failed), since, commit, ...then };
}

function sourceOf(source: NonNullable<Memory['source']>): Trouble {
  const { since, commit, retryAt } = source;
  return {
    ...{ about: 'source', ...said(source), since },
    ...(commit === undefined ? {} : { commit, waitsFor: 'person' }),
    ...(retryAt !== undefined && { retryAt }),
  };
}

function said({ code, message, remedy, place }: Pick<KeptTrouble, 'code' | 'message' | 'remedy' | 'place'>) {
  return {
    ...{ code, message },
    ...(remedy !== undefined && { remedy }),
    ...(place !== undefined && { place }),
  };
}

/** It is what was wanted last, and what happened to it last. */
function isRejected(
  memory: Memory,
): memory is Memory & { readonly rejected: NonNullable<Memory['rejected']> } {
  const { rejected, handled } = memory;
  const wanted = wantedRevision(memory)?.commit;
  return rejected !== undefined && rejected.commit === wanted && handled === wanted;
}

function shownRejection({ digest: _, ...rejection }: NonNullable<Memory['rejected']>) {
  return rejection;
}

function shownApproval({ reconcileId, revision, reason, summary }: Approval) {
  return { reconcileId, revision, reason, summary };
}
