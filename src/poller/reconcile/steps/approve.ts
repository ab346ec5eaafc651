import { OsmopsError } from '../../../../provider/errors/index.js';
import type { RepositoryContext } from '../context.js';
import { wantedRevision } from '../next-step.js';
import { applyKept } from './apply-kept.js';
import { fail, type StepEnd } from './fail.js';
import { startRun } from './run.js';

/** How those who approved are answered: before the apply, which may take long. */
export interface Approver {
  accept(): void;
  refuse(error: unknown): void;
}

/** Applies the plan that waits, if it fits still. One that does not is dropped, and the revision planned again. */
export async function approve(context: RepositoryContext, approver: Approver): Promise<StepEnd> {
  const { memory, approvals, stack, trees, stopSignal } = context;
  const approval = approvals.current;
  if (approval === undefined) {
    approver.refuse(nothingToApprove(context));
    return {};
  }
  const { revision, reconcileId } = approval;
  const run = startRun(context, revision, 'approval', reconcileId);
  run.summary = approval.summary;
  try {
    const tree = await trees.take(revision.commit, stopSignal);
    const isWanted = wantedRevision(memory.current)?.commit === revision.commit;
    if (!isWanted || !(await stack.fits(tree, approval, stopSignal))) {
      await approvals.drop();
      await memory.update({ handled: undefined });
      approver.refuse(stale(context));
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

function nothingToApprove({ settings: { name } }: RepositoryContext): OsmopsError {
  return new OsmopsError({
    code: 'nothing-to-approve',
    message: `No plan of '${name}' waits for approval`,
    remedy: 'Look at its status.',
  });
}

function stale({ settings: { name } }: RepositoryContext): OsmopsError {
  return new OsmopsError({
    code: 'plan-stale',
    message: `The plan of '${name}' does not fit any more: the revision, the state, the provider or a package has changed`,
    remedy: 'It is planned again. Look at the new plan, and approve that one.',
  });
}
