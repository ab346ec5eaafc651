import type { EventView } from '../../view/event.js';
import { shortPlanId } from '../../view/plan-id.js';
import { describeSummary } from '../../view/summary.js';

export interface CommitState {
  readonly commit: string;
  /** `running`: an apply is under way. */
  readonly state: 'pending' | 'running' | 'success' | 'failure';
  readonly description: string;
  /** Whether a person is waited for. */
  readonly waits: boolean;
}

/** What an event says of its commit; undefined if nothing. */
export function commitStateOf({
  kind,
  revision,
  summary,
  error,
  reason,
  reconcileId,
}: EventView): CommitState | undefined {
  if (revision === undefined) return undefined;
  const { commit } = revision;
  const plan = summary === undefined ? '' : describeSummary(summary);
  const say = (state: CommitState['state'], description: string, waits = false): CommitState => ({
    ...{ commit, state, description, waits },
  });
  switch (kind) {
    case 'planned':
      return plan === 'nothing to do'
        ? say('success', 'OSM is as wanted: nothing to do')
        : say('pending', `Planned: ${plan}`);
    case 'approval-needed':
      return say(
        'pending',
        `Plan ${shortPlanId(reconcileId ?? '?')} waits for approval (${plan}): ${reason ?? ''}`,
        true,
      );
    case 'apply-started':
      return say('running', `Applying: ${plan}`);
    case 'applied':
      return say('success', `Applied: ${plan}`);
    case 'revision-irrelevant':
      return say('success', 'Touches nothing that is watched');
    case 'rejected':
      return say(
        'failure',
        `Plan ${shortPlanId(reconcileId ?? '?')} was rejected${reason ? `: ${reason}` : ''}`,
      );
    case 'revision-refused':
    case 'reconcile-failed':
      return say('failure', `${error?.message ?? 'Failed'} [${error?.code ?? ''}]`);
    default:
      return undefined;
  }
}
