import type { Run } from '../command.js';
import { ask, repositoryCommand } from '../poller/change-command.js';

export function approveCommand(run: Run) {
  return repositoryCommand('approve', {
    summary: 'have the poller apply the plan that waits for approval',
    description:
      'Applies exactly the plan that `osmops status` shows as waiting, by its id. If another one waits by now, or if it does not fit any more and is planned again, that is an error.',
    examples: [['osmops approve site-a 6f0c1d2e', 'apply the plan that `osmops status` shows as waiting']],
  })
    .argument('<plan>', 'id of the plan, or at least its first 6 characters')
    .action((name, plan, options) =>
      run(options, (io) =>
        ask(options, io, 'The plan is approved and will be applied.', (poller) => poller.approve(name, plan)),
      ),
    );
}
