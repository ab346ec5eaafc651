import { isoTime } from '../../clock.js';
import type { Revision } from '../../git/revision.js';
import type { ObservedDrift } from '../../types.js';
import type { RepositoryContext } from '../context.js';
import { stopsRepository, toOsmopsError } from '../failures.js';
import { growing, jittered } from '../pauses.js';
import { withReady } from './apply-kept.js';
import type { StepEnd } from './fail.js';
import { recordRun, startRun } from './run.js';

export interface DriftResult extends StepEnd {
  /** Drift that is to be corrected. */
  readonly correct: boolean;
  /** Epoch milliseconds; undefined: by the interval. */
  readonly retryAt: number | undefined;
}

/** Compares OSM with what the last apply left. @param failures How often in a row it failed until now. */
export async function drift(
  context: RepositoryContext,
  revision: Revision,
  failures: number,
): Promise<DriftResult> {
  const { memory, settings, stack, trees, approvals, clock, setActivity, stopSignal } = context;
  const run = startRun(context, revision, 'drift');
  setActivity('planning');
  try {
    const tree = await trees.take(revision.commit, stopSignal);
    const reading = await stack.drift(tree, approvals.current === undefined, stopSignal);
    const { drift: before, touched } = memory.current;
    // An apply that failed half-way has deleted and changed what the revision in force still declares: that was us.
    const found = reading.drift.filter(({ address }) => !touched.includes(address));
    await memory.update({
      drift: found,
      driftCheckedAt: clock.now(),
      everReady: withReady(memory.current.everReady, reading.instances, reading.readyIds),
    });
    if (tell(context, revision, run.reconcileId, before, found)) {
      await recordRun(context, run, { outcome: 'drift-found' });
    }
    const correct = settings.onDrift === 'correct' && found.length > 0 && approvals.current === undefined;
    return { correct, retryAt: undefined };
  } catch (thrown) {
    return failed(context, run.reconcileId, revision, failures, thrown);
  }
}

/** Tells of drift that is not known yet, and of drift that is no more. @returns Whether some was found. */
function tell(
  { journal }: RepositoryContext,
  revision: Revision,
  reconcileId: string,
  before: readonly ObservedDrift[],
  now: readonly ObservedDrift[],
): boolean {
  if (now.length === 0) {
    if (before.length > 0) journal.emit({ kind: 'drift-gone', reconcileId, revision });
    return false;
  }
  if (fingerprint(before) === fingerprint(now)) return false;
  journal.emit({ kind: 'drift-found', reconcileId, revision, drift: now });
  return true;
}

/** What makes drift the same as before, in whatever order its members came from disk. */
function fingerprint(drift: readonly ObservedDrift[]): string {
  return JSON.stringify(
    drift.map(({ address, kind, attributes }) => [
      address,
      kind,
      attributes.map(({ path, before, after }) => [path, before, after]),
    ]),
  );
}

function failed(
  { journal, clock, random, pace, settings, stopSignal }: RepositoryContext,
  reconcileId: string,
  revision: Revision,
  failures: number,
  thrown: unknown,
): DriftResult {
  const error = toOsmopsError(thrown);
  const pause = growing(pace.retryFirst, Math.max(pace.retryMost, settings.driftIntervalMs), failures + 1);
  const retryAt = clock.now() + jittered(pause, random);
  if (stopsRepository(error)) return { correct: false, retryAt, stoppedBy: error };
  if (!stopSignal.aborted) {
    journal.emit({ kind: 'reconcile-failed', reconcileId, revision, error, retryAt: isoTime(retryAt) });
  }
  return { correct: false, retryAt };
}
