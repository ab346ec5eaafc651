import type { EventView } from '../../view/event.js';
import { shortCommit } from '../../view/revision.js';
import { describeSummary } from '../../view/summary.js';

/** What chats show of an event beside its message; never empty. */
export function details(event: EventView): (readonly [name: string, value: string])[] {
  const { repository, revision, summary, error } = event;
  return [
    ['Repository', repository],
    ...(revision === undefined
      ? []
      : ([
          ['Revision', `${shortCommit(revision.commit)} of ${revision.ref}`],
          ['Author', revision.author],
          ['Subject', revision.subject],
        ] as const)),
    ...(summary === undefined ? [] : ([['Plan', describeSummary(summary)]] as const)),
    ...(error === undefined ? [] : ([['What to do', error.remedy]] as const)),
  ];
}
