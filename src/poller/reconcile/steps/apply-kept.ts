import { isoTime } from '../../clock.js';
import type { InstanceState, MadePlan } from '../../stack/stack.js';
import type { ObservedDrift } from '../../types.js';
import type { RepositoryContext } from '../context.js';
import { countRecreations } from '../verdict.js';
import { type Run, recordRun } from './run.js';

/** Applies the plan that is kept, whose guards are satisfied. Throws what the stack throws. */
export async function applyKept(
  context: RepositoryContext,
  run: Run,
  plan: Pick<MadePlan, 'summary' | 'replaced'>,
): Promise<void> {
  const { memory, journal, stack, clock, setActivity, applySignal } = context;
  const { reconcileId, revision } = run;
  const { summary } = plan;
  setActivity('applying');
  await memory.update({
    unfinished: revision.commit,
    touched: [...new Set([...memory.current.touched, ...summary.changes.map(({ address }) => address)])],
    recreations: countRecreations(plan, memory.current, revision.commit),
  });
  journal.emit({ kind: 'apply-started', reconcileId, revision, summary });
  const begin = clock.now();
  const instances = await stack.apply(summary, applySignal);
  const hadDrift = memory.current.drift.length > 0;
  await putInForce(context, run, instances, []);
  const durationMs = clock.now() - begin;
  const notReady = memory.current.pending.map(({ address, status }) => ({ address, status }));
  journal.emit({ kind: 'applied', reconcileId, revision, summary, durationMs, notReady });
  if (hadDrift) journal.emit({ kind: 'drift-gone', reconcileId, revision });
  if (notReady.length === 0) journal.emit({ kind: 'ready', reconcileId, revision });
  await recordRun(context, run, { outcome: 'applied' });
}

/** Notes that a revision is in force, with the instances as they are, and the drift that remains. */
export async function putInForce(
  { memory, clock }: RepositoryContext,
  { revision }: Run,
  instances: readonly InstanceState[],
  drift: readonly ObservedDrift[],
): Promise<void> {
  const appliedAt = isoTime(clock.now());
  await memory.update({
    applied: { ...revision, appliedAt },
    handled: revision.commit,
    unfinished: undefined,
    touched: [],
    failed: undefined,
    drift,
    driftCheckedAt: clock.now(),
    pending: instances.filter(({ status }) => status !== 'READY'),
    everReady: withReady(memory.current.everReady, instances),
  });
}

/** The ids of the instances that have been READY, as far as they are still there. */
export function withReady(
  everReady: readonly string[],
  instances: readonly InstanceState[],
  readyIds: readonly string[] = [],
): string[] {
  const present = new Set(instances.map(({ id }) => id));
  const ready = instances.filter(({ status }) => status === 'READY').map(({ id }) => id);
  const all = new Set([...everReady, ...ready, ...readyIds]);
  return [...all].filter((id) => present.has(id));
}
