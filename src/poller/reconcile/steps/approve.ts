import { isoTime } from '../../clock.js';
import type { Actor } from '../../types.js';
import type { Approval } from '../approval.js';
import type { RepositoryContext } from '../context.js';
import { wantedRevision } from '../next-step.js';
import { nothingToApprove, otherPlanWaits, planStale, suspended } from '../refusals.js';
import { changesDigest } from '../rejection.js';
import { applyKept } from './apply-kept.js';
import { fail, type StepEnd } from './fail.js';
import { type Run, recordRun, startRun } from './run.js';

/** Somebody who decided on a plan, and how they are answered: before the apply, which may take long. */
export interface Approver {
  /** The reconcile id of the plan that waited then. */
  readonly plan: string;
  readonly by: Actor | undefined;
  /** Present if they do not want it, with their reason. */
  readonly rejects?: { readonly reason: string | undefined };
  accept(): void;
  refuse(error: unknown): void;
}

/**
 * Applies the plan that waits, if somebody approved this very one and it fits still. One that does not is dropped, and the
 * revision planned again. One that anybody rejected is dropped, whoever approved it.
 */
export async function approve(context: RepositoryContext, approvers: readonly Approver[]): Promise<StepEnd> {
  const { memory, approvals, stack, trees, stopSignal, settings } = context;
  const { name } = settings;
  const approval = approvals.current;
  const deciders = approvers.filter(({ plan }) => plan === approval?.reconcileId);
  const approver = together(deciders);
  for (const { plan, refuse } of approvers) {
    if (approval === undefined) refuse(nothingToApprove(name));
    else if (plan !== approval.reconcileId) refuse(otherPlanWaits(name, plan, approval));
  }
  if (approval === undefined || approver === undefined) return {};
  const { revision, reconcileId } = approval;
  const run = startRun(context, revision, 'approval', reconcileId);
  run.summary = approval.summary;
  const rejecter = deciders.find(({ rejects }) => rejects !== undefined);
  const by = (rejecter ?? deciders[0])?.by;
  if (by !== undefined) run.by = by;
  if (rejecter !== undefined) {
    await reject(context, run, approval, rejecter.rejects?.reason);
    for (const { rejects, accept, refuse } of deciders) {
      if (rejects === undefined) refuse(nothingToApprove(name));
      else accept();
    }
    return {};
  }
  try {
    const tree = await trees.take(revision.commit, stopSignal);
    const isWanted = wantedRevision(memory.current)?.commit === revision.commit;
    if (!isWanted || !(await stack.fits(tree, approval, stopSignal))) {
      await approvals.drop();
      await memory.update({ handled: undefined });
      approver.refuse(planStale(name));
      return {};
    }
    if (memory.current.suspended) {
      approver.refuse(suspended(name));
      return {};
    }
    approver.accept();
    await applyKept(context, run, approval);
    await approvals.drop();
    return {};
  } catch (error) {
    approver.refuse(error);
    await approvals.drop();
    return fail(context, run, error);
  }
}

/** Drops a plan that a person does not want, and what came of it is kept. */
async function reject(
  { memory, approvals, journal, clock, ...context }: RepositoryContext,
  run: Run,
  { revision, reconcileId, summary }: Approval,
  reason = '',
): Promise<void> {
  const { by } = run;
  const at = isoTime(clock.now());
  const said = { ...(by && { by }), ...(reason !== '' && { reason }) };
  const digest = changesDigest(summary);
  await memory.update({
    handled: revision.commit,
    rejected: { reconcileId, commit: revision.commit, at, digest, ...said },
  });
  await approvals.drop();
  journal.emit({ kind: 'rejected', reconcileId, revision, reason, ...(by && { by }) });
  await recordRun({ journal, clock, stack: context.stack }, run, { outcome: 'rejected' });
}

/** All who approved the same plan, as one: they are answered alike. */
function together(approvers: readonly Approver[]): Pick<Approver, 'accept' | 'refuse'> | undefined {
  if (approvers.length === 0) return undefined;
  return {
    accept: () => {
      for (const { accept } of approvers) accept();
    },
    refuse: (error) => {
      for (const { refuse } of approvers) refuse(error);
    },
  };
}
