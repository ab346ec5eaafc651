import type { Run } from '../command.js';
import { ask, repositoryCommand } from '../poller/change-command.js';

export function rollbackCommand(run: Run) {
  return repositoryCommand('rollback', {
    summary: 'have the poller apply an earlier revision',
    description:
      'Applies an earlier revision of the watched branch or tag, and stays there until `osmops resume`, whatever is pushed. The usual guards hold.',
    examples: [['osmops rollback site-a 1a2b3c4d', 'go back to a commit that `osmops history` shows']],
  })
    .argument('<revision>', 'id of the commit')
    .action((name, revision, options) =>
      run(options, (io) =>
        ask(options, io, 'The revision will be applied.', (poller) => poller.rollback(name, revision)),
      ),
    );
}
