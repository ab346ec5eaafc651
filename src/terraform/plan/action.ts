import type { Change } from './plan.js';

/** What a plan does to a resource. An import without a change to what is imported is `import`. */
export type ChangeAction = 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'import';

/** The one action that Terraform's list of actions stands for; undefined if nothing changes. */
export function actionOf({ actions, importing }: Change): ChangeAction | undefined {
  if (actions.length > 1) return 'replace';
  const [action] = actions;
  if (action === undefined || action === 'no-op' || action === 'read') {
    return importing ? 'import' : undefined;
  }
  return action;
}
