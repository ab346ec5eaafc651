import type { Run } from '../command.js';
import { plainChange } from '../poller/change-command.js';

export function resumeCommand(run: Run) {
  return plainChange(run, 'resume', {
    summary: 'end a suspension or a rollback',
    description: 'The poller goes on with the newest revision of the repository.',
    example: 'go on with site-a',
    promise: 'The repository is watched again.',
  });
}
