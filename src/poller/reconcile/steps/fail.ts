import type { OsmopsError } from '../../../../provider/errors/index.js';
import { isoTime } from '../../clock.js';
import { isPermanent } from '../../stack/permanent.js';
import type { RepositoryContext } from '../context.js';
import { stopsRepository, toOsmopsError } from '../failures.js';
import { growing, jittered } from '../pauses.js';
import { keepTrouble, waitsFor } from '../trouble.js';
import { type Run, recordRun } from './run.js';

/** What a step that may stop the repository ends with. */
export interface StepEnd {
  /** Why nothing may go on before a person has looked. */
  readonly stoppedBy?: OsmopsError;
}

/** Tells of a run that failed, and says when it is tried again. */
export async function fail(context: RepositoryContext, run: Run, thrown: unknown): Promise<StepEnd> {
  const { memory, journal, clock, random, pace, stopSignal } = context;
  const error = toOsmopsError(thrown);
  const { code, message } = error;
  await recordRun(context, run, { outcome: 'failed', error: { code, message } });
  // What was stopped with the poller did not fail: it goes on with the next one.
  if (stopSignal.aborted && code === 'cancelled') return {};
  const { failed } = memory.current;
  const before = failed?.commit === run.revision.commit ? failed : undefined;
  const attempts = (before?.attempts ?? 0) + 1;
  const pause = jittered(growing(pace.retryFirst, pace.retryMost, attempts), random);
  const retryAt = isPermanent(error) || stopsRepository(error) ? undefined : clock.now() + pause;
  const failedAt = isoTime(clock.now());
  const again = retryAt === undefined ? { waitsFor: waitsFor(error) } : { retryAt };
  const trouble = keepTrouble(error, clock.now(), before);
  await memory.update({ failed: { ...run.revision, failedAt, ...trouble, attempts, ...again } });
  const { reconcileId, revision } = run;
  journal.emit({
    ...{ kind: 'reconcile-failed', reconcileId, revision, error },
    ...(retryAt === undefined ? { waitsFor: waitsFor(error) } : { retryAt: isoTime(retryAt) }),
  });
  return stopsRepository(error) ? { stoppedBy: error } : {};
}
