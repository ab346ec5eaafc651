import type { Run } from '../command.js';
import { plainChange } from '../poller/change-command.js';

export function suspendCommand(run: Run) {
  return plainChange(run, 'suspend', {
    summary: 'have the poller leave a repository alone',
    description: 'Nothing of the repository is planned or applied until `osmops resume`, whatever is pushed.',
    example: 'leave site-a alone',
    promise: 'The repository is suspended.',
  });
}
