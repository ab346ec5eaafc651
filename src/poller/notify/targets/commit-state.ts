import type { EventView } from '../../view/event.js';
import { shortPlanId } from '../../view/plan-id.js';
import { describeSummary } from '../../view/summary.js';

export interface CommitState {
  readonly commit: string;
  readonly state: 'pending' | 'success' | 'failure';
  readonly description: string;
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
  const pending = (description: string): CommitState => ({ commit, state: 'pending', description });
  const success = (description: string): CommitState => ({ commit, state: 'success', description });
  switch (kind) {
    case 'planned':
      return plan === 'nothing to do'
        ? success('OSM is as wanted: nothing to do')
        : pending(`Planned: ${plan}`);
    case 'approval-needed':
      return pending(`Plan ${shortPlanId(reconcileId ?? '?')} waits for approval (${plan}): ${reason ?? ''}`);
    case 'apply-started':
      return pending(`Applying: ${plan}`);
    case 'applied':
      return success(`Applied: ${plan}`);
    case 'revision-irrelevant':
      return success('Touches nothing that is watched');
    case 'revision-refused':
    case 'reconcile-failed':
      return {
        commit,
        state: 'failure',
        description: `${error?.message ?? 'Failed'} [${error?.code ?? ''}]`,
      };
    default:
      return undefined;
  }
}
