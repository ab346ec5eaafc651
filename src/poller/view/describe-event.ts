import { mostOfMessage, sentence } from '../../../base/text/index.js';
import { describeActor } from './actor.js';
import { describeBegun } from './begun.js';
import { describeDrift } from './drift.js';
import type { EventView } from './event.js';
import { shortPlanId } from './plan-id.js';
import { shortCommit } from './revision.js';
import { describeSummary } from './summary.js';
import { describeWarning } from './warning.js';

/** An event in one line, without its time and its repository. */
export function describeEvent(event: EventView): string {
  return sentence(wordsOf(event), mostOfMessage);
}

function wordsOf(event: EventView): string {
  const { kind, revision, summary, error, retryAt } = event;
  const commit = revision === undefined ? 'the revision' : shortCommit(revision.commit);
  const plan = summary === undefined ? '' : describeSummary(summary);
  const failure = error === undefined ? '' : `${error.message} [${error.code}]`;
  const again = retryAt === undefined ? '' : `; again at ${retryAt}`;
  switch (kind) {
    case 'revision-seen':
      return `new revision ${commit} of ${revision?.ref ?? '?'} by ${revision?.author ?? '?'}: ${revision?.subject ?? ''}`;
    case 'revision-irrelevant':
      return `${commit} touches nothing that is watched`;
    case 'revision-refused':
      return `${commit} is refused: ${failure}`;
    case 'fetch-failed':
      return `the remote could not be read: ${failure}${again}`;
    case 'reconcile-started':
      return `planning ${commit}, because of: ${event.cause ?? '?'}`;
    case 'begun-found':
      return `found what an apply that was cut off had begun: ${(event.begun ?? []).map(describeBegun).join('; ')}`;
    case 'begun-unresolved':
      return `an apply that was cut off had begun what a person has to deal with, see \`osmops begun\`: ${(event.begun ?? []).map(describeBegun).join('; ')}`;
    case 'warned':
      return `${commit} is warned of: ${(event.warnings ?? []).map(describeWarning).join('; ')}`;
    case 'planned':
      return `planned ${commit}: ${plan}`;
    case 'approval-needed':
      return `plan ${shortPlanId(event.reconcileId ?? '?')} of ${commit} waits for approval (${plan}): ${event.reason ?? ''}`;
    case 'rejected':
      return `plan ${shortPlanId(event.reconcileId ?? '?')} of ${commit} was rejected${event.by === undefined ? '' : ` by ${describeActor(event.by)}`}${event.reason ? `: ${event.reason}` : ''}`;
    case 'apply-started':
      return `applying ${commit}: ${plan}`;
    case 'applied':
      return `applied ${commit} in ${event.durationSeconds ?? 0} s${describeNotReady(event)}`;
    case 'ready':
      return `all instances of ${commit} are READY`;
    case 'reconcile-failed':
      return `${commit} failed: ${failure}${again || describeWait(event.waitsFor)}`;
    case 'drift-found':
      return `drift: ${(event.drift ?? []).map(describeDrift).join('; ')}`;
    case 'drift-gone':
      return 'the drift is gone';
    case 'suspended':
      return 'suspended';
    case 'resumed':
      return 'resumed';
    case 'stopped':
      return `stopped until a person has looked: ${failure}`;
    case 'notification-failed':
      return `the notification ${event.target ?? ''} failed: ${failure}`;
  }
}

/** What follows a failure that is not tried again by itself. */
export function describeWait(waitsFor: EventView['waitsFor']): string {
  return waitsFor === 'revision' ? '; only another revision can fix it' : '; it is not tried again by itself';
}

function describeNotReady({ notReady = [] }: EventView): string {
  if (notReady.length === 0) return '';
  return `; not READY yet: ${notReady.map(({ address, status }) => `${address} (${status})`).join(', ')}`;
}
