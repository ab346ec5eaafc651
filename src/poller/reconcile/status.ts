import { isoTime } from '../clock.js';
import type { BegunObject, RepositoryStatus } from '../types.js';
import type { Approval } from './approval.js';
import type { Memory } from './memory.js';
import { wantedRevision } from './next-step.js';

export type Phase = RepositoryStatus['phase'];

/** Everything that the status of a repository follows from. */
export interface StatusSource {
  readonly name: string;
  readonly memory: Memory;
  readonly approval: Approval | undefined;
  /** What is being done at the moment. */
  readonly activity: Phase | undefined;
  readonly isStopped: boolean;
  readonly begun: readonly BegunObject[];
  readonly nextLookAt: number;
}

/** The one place where a status is made. */
export function statusOf(source: StatusSource): RepositoryStatus {
  const { name, memory, approval, nextLookAt, isStopped, begun } = source;
  const { seen, planned, applied, failed, drift, pending, suspended, pinned } = memory;
  return {
    name,
    phase: phaseOf(source),
    ...(seen && { seen }),
    ...(planned && { planned }),
    ...(applied && { applied }),
    ...(failed && { failed: shownFailure(failed) }),
    drift,
    notReady: pending.map(({ address, status }) => ({ address, status })),
    begun,
    warnings: memory.warnings,
    ...(approval && { approval: shownApproval(approval) }),
    suspended,
    ...(pinned && { pinned: pinned.commit }),
    ...(!isStopped && Number.isFinite(nextLookAt) && { nextRunAt: isoTime(nextLookAt) }),
  };
}

function phaseOf({ memory, approval, activity, isStopped }: StatusSource): Phase {
  if (isStopped) return 'stopped';
  if (activity !== undefined) return activity;
  if (memory.suspended) return 'suspended';
  const wanted = wantedRevision(memory);
  if (memory.failed !== undefined && memory.failed.commit === wanted?.commit) return 'failed';
  if (approval !== undefined) return 'waiting-for-approval';
  if (wanted === undefined || memory.handled !== wanted.commit) return 'starting';
  if (memory.pending.length > 0) return 'progressing';
  // With `apply: never` a revision is planned and not in force: OSM is not what it says.
  return memory.drift.length > 0 || memory.applied?.commit !== wanted.commit ? 'drifted' : 'ready';
}

function shownFailure({ attempts: _, retryAt: __, ...failure }: NonNullable<Memory['failed']>) {
  return failure;
}

function shownApproval({ reconcileId, revision, reason, summary }: Approval) {
  return { reconcileId, revision, reason, summary };
}
