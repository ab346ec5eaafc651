import type { Run } from '../command.js';
import { plainChange } from '../poller/change-command.js';

export function reconcileCommand(run: Run) {
  return plainChange(run, 'reconcile', {
    summary: 'have the poller plan and apply now',
    description: 'Looks at the remote, plans, and applies as the configuration says, though nothing changed.',
    example: 'plan and apply site-a now',
    promise: 'The repository will be planned.',
  });
}
