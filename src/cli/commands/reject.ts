import type { Run } from '../command.js';
import { ask, repositoryCommand } from '../poller/change-command.js';

export function rejectCommand(run: Run) {
  return repositoryCommand('reject', {
    summary: 'have the poller drop the plan that waits for approval',
    description:
      'Drops exactly the plan that `osmops status` shows as waiting, by its id. The revision is not planned again before another one comes, drift changes, or somebody asks for it (`osmops reconcile`). Who rejected it and why stands in the history.',
    examples: [
      ['osmops reject site-a 6f0c1d2e --reason "not before the weekend"', 'drop the plan that waits'],
    ],
  })
    .argument('<plan>', 'id of the plan, or at least its first 6 characters')
    .option('--reason <text>', 'why, for whoever reads the history')
    .action((name, plan, options) =>
      run(options, (io) =>
        ask(options, io, 'The plan is dropped.', (poller) => poller.reject(name, plan, options.reason)),
      ),
    );
}
