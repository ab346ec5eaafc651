import type { RepositoryContext } from '../context.js';
import { wantedRevision } from '../next-step.js';
import { nothingToApprove, otherPlanWaits, planStale, suspended } from '../refusals.js';
import { applyKept } from './apply-kept.js';
import { fail, type StepEnd } from './fail.js';
import { startRun } from './run.js';

/** Somebody who approved, and how they are answered: before the apply, which may take long. */
export interface Approver {
  /** The reconcile id of the plan that waited then. */
  readonly plan: string;
  accept(): void;
  refuse(error: unknown): void;
}

/**
 * Applies the plan that waits, if somebody approved this very one and it fits still. One that does not is dropped, and the
 * revision planned again.
 */
export async function approve(context: RepositoryContext, approvers: readonly Approver[]): Promise<StepEnd> {
  const { memory, approvals, stack, trees, stopSignal, settings } = context;
  const { name } = settings;
  const approval = approvals.current;
  const approver = together(approvers.filter(({ plan }) => plan === approval?.reconcileId));
  for (const { plan, refuse } of approvers) {
    if (approval === undefined) refuse(nothingToApprove(name));
    else if (plan !== approval.reconcileId) refuse(otherPlanWaits(name, plan, approval));
  }
  if (approval === undefined || approver === undefined) return {};
  const { revision, reconcileId } = approval;
  const run = startRun(context, revision, 'approval', reconcileId);
  run.summary = approval.summary;
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

/** All who approved the same plan, as one: they are answered alike. */
function together(approvers: readonly Approver[]): Omit<Approver, 'plan'> | undefined {
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
