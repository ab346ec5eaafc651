import type { Revision } from '../git/revision.js';
import type { Cause } from '../types.js';
import type { Memory } from './memory.js';

/** What can be done next for a repository. */
export type Step =
  /** Look at the state again after it stopped the repository. */
  | { readonly kind: 'check' }
  | { readonly kind: 'look' }
  /** Forget what was begun and somebody has dealt with. */
  | { readonly kind: 'forget' }
  | { readonly kind: 'approve' }
  | { readonly kind: 'reconcile'; readonly revision: Revision; readonly cause: Cause }
  | { readonly kind: 'progress'; readonly revision: Revision }
  | { readonly kind: 'drift'; readonly revision: Revision }
  /** Absent `until`: until somebody asks for something. */
  | { readonly kind: 'wait'; readonly until: number | undefined };

/** What is to be decided on. Moments are epoch milliseconds. */
export interface Situation {
  readonly memory: Memory;
  readonly now: number;
  readonly isStopped: boolean;
  /** After a step that broke. */
  readonly notBefore: number;
  readonly nextLookAt: number;
  readonly nextProgressAt: number;
  /** Undefined if drift is not looked for. */
  readonly nextDriftAt: number | undefined;
  /** When to look again for what may have been on its way to OSM when an apply was cut off. */
  readonly begunLookAt: number | undefined;
  readonly asked: Asked;
}

/** What people have asked for and what has come up, each until it is done. */
export interface Asked {
  readonly check: boolean;
  readonly look: boolean;
  readonly approve: boolean;
  readonly forget: boolean;
  /** Why to plan though nothing changed. */
  readonly reconcile: Cause | undefined;
}

/** Decides what to do now. The order is the order of importance. */
export function nextStep(situation: Situation): Step {
  const { memory, now, isStopped, notBefore, nextLookAt, asked } = situation;
  if (isStopped) return asked.check ? { kind: 'check' } : { kind: 'wait', until: undefined };
  if (now < notBefore) return { kind: 'wait', until: notBefore };
  if (asked.forget) return { kind: 'forget' };
  if (asked.look || nextLookAt <= now) return { kind: 'look' };
  if (asked.approve) return { kind: 'approve' };
  if (memory.suspended) return { kind: 'wait', until: nextLookAt };
  return reconcileStep(situation) ?? inForceStep(situation) ?? { kind: 'wait', until: nextMoment(situation) };
}

/** The revision that is to be in force. */
export function wantedRevision({ pinned, wanted }: Memory): Revision | undefined {
  return pinned ?? wanted;
}

function reconcileStep({ memory, now, asked, begunLookAt }: Situation): Step | undefined {
  const revision = wantedRevision(memory);
  if (revision === undefined) return undefined;
  const { failed, handled, pinned } = memory;
  if (asked.reconcile !== undefined) return { kind: 'reconcile', revision, cause: asked.reconcile };
  if (failed?.commit === revision.commit) {
    const isDue = failed.retryAt !== undefined && failed.retryAt <= now;
    return isDue ? { kind: 'reconcile', revision, cause: 'retry' } : undefined;
  }
  if (handled === revision.commit) {
    return begunLookAt !== undefined && begunLookAt <= now
      ? { kind: 'reconcile', revision, cause: 'retry' }
      : undefined;
  }
  return { kind: 'reconcile', revision, cause: pinned === undefined ? 'revision' : 'rollback' };
}

/** What is done about the revision in force while there is no other to apply. */
function inForceStep({ memory, now, nextProgressAt, nextDriftAt }: Situation): Step | undefined {
  const { applied, pending } = memory;
  if (applied === undefined) return undefined;
  const { appliedAt: _, ...revision } = applied;
  if (pending.length > 0 && nextProgressAt <= now) return { kind: 'progress', revision };
  if (nextDriftAt !== undefined && nextDriftAt <= now) return { kind: 'drift', revision };
  return undefined;
}

function nextMoment({ memory, nextLookAt, nextProgressAt, nextDriftAt, begunLookAt }: Situation): number {
  const { failed, pending, applied } = memory;
  const isFailed = failed !== undefined && failed.commit === wantedRevision(memory)?.commit;
  return Math.min(
    nextLookAt,
    (isFailed ? failed.retryAt : undefined) ?? Number.POSITIVE_INFINITY,
    pending.length > 0 ? nextProgressAt : Number.POSITIVE_INFINITY,
    (isFailed ? undefined : begunLookAt) ?? Number.POSITIVE_INFINITY,
    (applied && nextDriftAt) ?? Number.POSITIVE_INFINITY,
  );
}
