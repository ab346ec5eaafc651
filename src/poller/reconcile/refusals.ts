import { OsmopsError } from '../../../provider/errors/index.js';
import { leastOfPlanId, shortPlanId } from '../view/plan-id.js';
import { shortCommit } from '../view/revision.js';
import { describeSummary } from '../view/summary.js';
import type { Approval } from './approval.js';

// What a repository answers when it cannot do what somebody asks for.

export function nothingToApprove(name: string): OsmopsError {
  return new OsmopsError({
    code: 'nothing-to-approve',
    message: `No plan of '${name}' waits for approval`,
    remedy: 'Look at its status.',
  });
}

/** @param said The plan that somebody approved. */
export function otherPlanWaits(
  name: string,
  said: string,
  { reconcileId, revision, summary }: Approval,
): OsmopsError {
  const waiting = `the plan ${shortPlanId(reconcileId)} of ${shortCommit(revision.commit)} does (${describeSummary(summary)})`;
  return new OsmopsError({
    code: 'other-plan-waits',
    message: `No plan '${said}' of '${name}' waits for approval: ${waiting}`,
    remedy: `Look at it with \`osmops status\`, and approve it by its id if it is what you want: at least ${leastOfPlanId} characters.`,
  });
}

export function planStale(name: string): OsmopsError {
  return new OsmopsError({
    code: 'plan-stale',
    message: `The plan of '${name}' does not fit any more: the revision, the state, the connection file, the provider or a package has changed`,
    remedy: 'It is planned again. Look at the new plan, and approve that one.',
  });
}

export function suspended(name: string): OsmopsError {
  return new OsmopsError({
    code: 'repository-suspended',
    message: `'${name}' is suspended`,
    remedy: `Resume it first.`,
  });
}
