import type { OsmopsError } from '../../../../provider/errors/index.js';
import { isoTime } from '../../clock.js';
import { isRevisionRefused, type Look, type Revision } from '../../git/index.js';
import type { RepositoryContext } from '../context.js';
import { toOsmopsError } from '../failures.js';
import { growing, jittered } from '../pauses.js';
import { keepTrouble } from '../trouble.js';

export interface LookResult {
  /** Epoch milliseconds. */
  readonly nextLookAt: number;
  readonly failed: boolean;
}

/** Asks the remote what there is to apply. @param failures How often in a row it failed until now. */
export async function look(context: RepositoryContext, failures: number): Promise<LookResult> {
  const { source, memory, settings, clock, random, pace, journal, stopSignal } = context;
  const next = (pause: number) => clock.now() + jittered(pause, random);
  try {
    await take(context, await source.look(stopSignal, memory.current.wanted?.commit));
    return { nextLookAt: next(settings.intervalMs), failed: false };
  } catch (thrown) {
    const error = toOsmopsError(thrown);
    if (stopSignal.aborted) return { nextLookAt: clock.now(), failed: true };
    if (isRevisionRefused(error)) {
      await refuse(context, error.revision, error);
      return { nextLookAt: next(settings.intervalMs), failed: false };
    }
    const pause = growing(pace.retryFirst, Math.max(pace.retryMost, settings.intervalMs), failures + 1);
    const nextLookAt = next(Math.max(settings.intervalMs, pause));
    const retryAt = isoTime(nextLookAt);
    await memory.update({
      source: { ...keepTrouble(error, clock.now(), memory.current.source), retryAt },
    });
    journal.emit({ kind: 'fetch-failed', error, retryAt });
    return { nextLookAt, failed: true };
  }
}

async function take(
  { memory, journal, isRelevant }: RepositoryContext,
  { revision, changedPaths }: Look,
): Promise<void> {
  const { seen, refused, source } = memory.current;
  if (source !== undefined) await memory.update({ source: undefined });
  // What was refused may be let through by now: the list of keys has changed.
  if (seen?.commit === revision.commit && refused !== revision.commit) return;
  // To be sure, a first revision is relevant: nothing has been applied.
  const relevant = memory.current.wanted === undefined || isRelevant(changedPaths);
  await memory.update({ seen: revision, refused: undefined, ...(relevant && { wanted: revision }) });
  journal.emit({ kind: relevant ? 'revision-seen' : 'revision-irrelevant', revision });
}

async function refuse(
  { memory, journal, clock }: RepositoryContext,
  revision: Revision,
  error: OsmopsError,
): Promise<void> {
  const { seen, refused, source: before } = memory.current;
  const { commit } = revision;
  const isTold = seen?.commit === commit && refused === commit;
  const sameAs = before?.commit === commit ? before : undefined;
  const source = { ...keepTrouble(error, clock.now(), sameAs), commit };
  await memory.update({ seen: revision, refused: commit, source });
  if (isTold) return;
  journal.emit({ kind: 'revision-refused', revision, error });
}
