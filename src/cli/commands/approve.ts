import type { Run } from '../command.js';
import { plainChange } from '../poller/change-command.js';

export function approveCommand(run: Run) {
  return plainChange(run, 'approve', {
    summary: 'have the poller apply the plan that waits for approval',
    description:
      'Applies exactly the plan that `osmops status` shows as waiting. If it does not fit any more, that is an error, and it is planned again.',
    example: 'apply what waits for approval in site-a',
    promise: 'The plan is approved and will be applied.',
  });
}
