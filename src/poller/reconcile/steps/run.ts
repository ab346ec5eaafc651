import { randomUUID } from 'node:crypto';
import type { PlanSummary } from '../../../terraform/index.js';
import { isoTime } from '../../clock.js';
import type { Revision } from '../../git/revision.js';
import type { Actor, Cause, HistoryEntry, RevisionWarning } from '../../types.js';
import type { RepositoryContext } from '../context.js';

/** One plan and what comes of it, for the history and the events. */
export interface Run {
  readonly reconcileId: string;
  readonly revision: Revision;
  readonly cause: Cause;
  readonly startedAt: number;
  summary?: PlanSummary;
  /** What the plan warned of. */
  warnings?: readonly RevisionWarning[];
  /** Who approved or rejected it. */
  by?: Actor;
}

export function startRun(
  { clock }: Pick<RepositoryContext, 'clock'>,
  revision: Revision,
  cause: Cause,
  reconcileId: string = randomUUID(),
): Run {
  return { reconcileId, revision, cause, startedAt: clock.now() };
}

/** Puts a run into the history. */
export async function recordRun(
  { journal, clock, stack }: Pick<RepositoryContext, 'journal' | 'clock' | 'stack'>,
  { reconcileId, revision, cause, startedAt, summary, warnings, by }: Run,
  end: Pick<HistoryEntry, 'outcome' | 'error'>,
): Promise<void> {
  await journal.record({
    ...{ reconcileId, cause, revision },
    startedAt: isoTime(startedAt),
    endedAt: isoTime(clock.now()),
    ...(summary && { summary }),
    ...(warnings && { warnings }),
    ...(by && { by }),
    ...(stack.unresolved.length > 0 && { begun: stack.unresolved }),
    ...end,
  });
}
