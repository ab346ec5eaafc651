import type { Revision } from '../../git/revision.js';
import type { MadePlan } from '../../stack/stack.js';
import type { Cause, HistoryEntry } from '../../types.js';
import type { RepositoryContext } from '../context.js';
import type { Memory } from '../memory.js';
import { wantedRevision } from '../next-step.js';
import { changesDigest } from '../rejection.js';
import { judge } from '../verdict.js';
import { applyKept, putInForce, withReady } from './apply-kept.js';
import { fail, type StepEnd } from './fail.js';
import { type Run, recordRun, startRun } from './run.js';

/** Plans a revision whole, and applies the plan unless a person has to look at it first. */
export async function reconcile(
  context: RepositoryContext,
  revision: Revision,
  cause: Cause,
): Promise<StepEnd> {
  const { journal, approvals, memory } = context;
  const run = startRun(context, revision, cause);
  journal.emit({ kind: 'reconcile-started', reconcileId: run.reconcileId, revision, cause });
  try {
    await approvals.drop();
    if (cause !== 'drift' && cause !== 'retry') await memory.update({ rejected: undefined });
    const plan = await makePlan(context, run);
    const outcome = await act(context, run, plan);
    if (outcome !== undefined) await recordRun(context, run, { outcome });
    return {};
  } catch (error) {
    return fail(context, run, error);
  }
}

async function makePlan(context: RepositoryContext, run: Run): Promise<MadePlan> {
  const { memory, journal, stack, trees, setActivity, stopSignal } = context;
  const { revision, reconcileId } = run;
  setActivity('planning');
  const plan = await stack
    .plan(await trees.take(revision.commit, stopSignal), stopSignal)
    .finally(() => tellUnresolved(context, run));
  const { warnings } = plan;
  run.summary = plan.summary;
  if (warnings.length > 0) run.warnings = warnings;
  await memory.update({
    planned: revision,
    warnings,
    everReady: withReady(memory.current.everReady, plan.instances, plan.readyIds),
  });
  const { begun } = plan;
  if (warnings.length > 0) journal.emit({ kind: 'warned', reconcileId, revision, warnings });
  if (begun.length > 0) journal.emit({ kind: 'begun-found', reconcileId, revision, begun });
  journal.emit({ kind: 'planned', reconcileId, revision, summary: plan.summary });
  return plan;
}

/** With every plan, and with one that fails because of it most of all. */
function tellUnresolved({ stack: { unresolved: begun }, journal }: RepositoryContext, run: Run): void {
  const { revision, reconcileId } = run;
  if (begun.length > 0) journal.emit({ kind: 'begun-unresolved', reconcileId, revision, begun });
}

/** Does what the guards decide. Undefined if it is in the history already. */
async function act(
  context: RepositoryContext,
  run: Run,
  plan: MadePlan,
): Promise<HistoryEntry['outcome'] | undefined> {
  const { memory, settings, stack } = context;
  const { revision } = run;
  const verdict = judge(plan, settings, memory.current, revision.commit);
  switch (verdict.kind) {
    case 'nothing':
      await settle(context, run, plan);
      return 'unchanged';
    case 'planned-only':
      await stack.drop();
      await memory.update({ handled: revision.commit, unfinished: undefined, failed: undefined });
      return 'planned-only';
    case 'approval':
      if (isRejected(memory.current, plan)) {
        await stack.drop();
        await memory.update({ handled: revision.commit, unfinished: undefined, failed: undefined });
        return 'rejected';
      }
      await waitForApproval(context, run, plan, verdict.reason);
      return 'waiting-for-approval';
    case 'apply':
      if (!isWanted(context, revision)) {
        await stack.drop();
        return 'planned-only';
      }
      await applyKept(context, run, plan);
      return undefined;
  }
}

/** Whether a person did not want this very plan: it is not asked about again. */
function isRejected({ rejected }: Memory, { summary }: MadePlan): boolean {
  return rejected !== undefined && rejected.digest === changesDigest(summary);
}

/** Somebody may have suspended the repository, or rolled it back, while it was planned. */
function isWanted({ memory: { current } }: RepositoryContext, { commit }: Revision): boolean {
  return !current.suspended && wantedRevision(current)?.commit === commit;
}

/** There is nothing to do: at most the state is told that operations have ended well. */
async function settle(context: RepositoryContext, run: Run, plan: MadePlan): Promise<void> {
  const { memory, stack, journal, applySignal } = context;
  const { revision, reconcileId } = run;
  const { applied, pending, drift } = memory.current;
  const isNew = applied?.commit !== revision.commit || pending.length > 0;
  const instances = plan.isProgress ? await stack.apply(plan.summary, applySignal) : plan.instances;
  await stack.drop();
  await putInForce(context, run, instances, plan.hasDrift ? drift : []);
  if (drift.length > 0 && !plan.hasDrift) journal.emit({ kind: 'drift-gone', reconcileId, revision });
  if (isNew && memory.current.pending.length === 0) journal.emit({ kind: 'ready', reconcileId, revision });
}

async function waitForApproval(
  { memory, approvals, journal }: RepositoryContext,
  { reconcileId, revision, cause }: Run,
  { summary, replaced, mark, contentDigest, view }: MadePlan,
  reason: string,
): Promise<void> {
  await approvals.keep({
    ...{ reconcileId, cause, revision, reason, mark, contentDigest },
    ...{ summary, replaced, view },
  });
  await memory.update({ handled: revision.commit, unfinished: undefined, failed: undefined });
  journal.emit({ kind: 'approval-needed', reconcileId, revision, reason, summary });
}
