import { message, shown } from '../../../base/text/index.js';
import { describeActor } from '../../poller/view/actor.js';
import { describeBegun } from '../../poller/view/begun.js';
import type { HistoryEntryView } from '../../poller/view/history.js';
import { shortCommit } from '../../poller/view/revision.js';
import { describeSummary } from '../../poller/view/summary.js';
import type { Printer } from '../output/io.js';

/** Prints each plan, and what came of it. */
export function printHistory(history: readonly HistoryEntryView[], { line }: Printer): void {
  if (history.length === 0) line('Nothing was planned yet.');
  for (const { startedAt, outcome, cause, revision, summary, begun = [], error, by } of history) {
    const { commit, author, subject } = revision;
    const plan = summary === undefined ? '' : ` (${describeSummary(summary)})`;
    line(
      shown`${startedAt}  ${shortCommit(commit)}  ${outcome}${plan}, because of: ${cause}  ${author}: ${subject}`,
    );
    for (const one of begun) line(shown`    begun: ${describeBegun(one)}`);
    if (by !== undefined)
      line(shown`    ${outcome === 'rejected' ? 'rejected' : 'approved'} by ${describeActor(by)}`);
    if (error !== undefined) line(shown`    ${message(error.message)} [${error.code}]`);
  }
}
